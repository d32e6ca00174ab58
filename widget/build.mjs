import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build, transform } from 'esbuild'
import { slimSocket } from './slim-socket.mjs'

const here = import.meta.dirname
const from = (...parts) => path.join(here, ...parts)

/** The cuts of IBM Plex Sans that the demonstration page shows. */
const fonts = ['Regular', 'SemiBold', 'Bold'].map((cut) => `IBMPlexSans-${cut}.woff2`)

/**
 * Builds what the browser gets into `out`: the loader `widget.js`, the chat (`chat.html`, `chat.js`, `chat.css`) and the
 * demonstration page in `demo/`.
 */
export async function buildWidget({ out }) {
  const common = {
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
    logLevel: 'warning',
  }
  await Promise.all([
    build({
      ...common,
      entryPoints: [from('embed/loader.ts')],
      outfile: path.join(out, 'widget.js'),
      plugins: [styleText],
    }),
    build({
      ...common,
      entryPoints: [from('view/main.tsx')],
      outfile: path.join(out, 'chat.js'),
      jsx: 'automatic',
      jsxImportSource: 'preact',
      plugins: [slimSocket],
    }),
    build({ ...common, entryPoints: [from('view/chat.css')], outfile: path.join(out, 'chat.css') }),
  ])
  cpSync(from('view/chat.html'), path.join(out, 'chat.html'))
  buildDemo(path.join(out, 'demo'))
}

/** A style sheet imported by a script is its minified text, for a constructed `CSSStyleSheet`. */
const styleText = {
  name: 'style-text',
  setup(build) {
    build.onLoad({ filter: /launcher\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(readFileSync(file, 'utf8'), { loader: 'css', minify: true })
      return { contents: code.trim(), loader: 'text' }
    })
  },
}

/** The demonstration page, with the style sheet and the fonts of the public design system it is drawn in. */
function buildDemo(out) {
  mkdirSync(path.join(out, 'css'), { recursive: true })
  for (const file of ['index.html', 'en.html', 'demo.css']) cpSync(from('demo', file), path.join(out, file))
  const dkfds = path.join(path.dirname(createRequire(import.meta.url).resolve('dkfds')), '..')
  // Its own @font-face rules ask for older formats first; the page brings its own.
  const css = readFileSync(path.join(dkfds, 'css/dkfds.min.css'), 'utf8')
  writeFileSync(
    path.join(out, 'css/dkfds.css'),
    css.replace(/@font-face\{[^}]*\}|\/\*# sourceMappingURL.*/g, ''),
  )
  cpSync(path.join(dkfds, 'LICENSE.md'), path.join(out, 'css/LICENSE.md'))
  const plex = path.join(dkfds, 'fonts/IBMPlexSans/complete/woff2')
  for (const file of [...fonts, 'license.txt']) cpSync(path.join(plex, file), path.join(out, 'fonts', file))
}
