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
 * Builds what the browser gets into `out`: the loader `widget.js`, the chat (`chat.html`, `chat.js`, `chat.css`), what the chat fetches when a
 * person comes into it (`chat-person.js`), and the demonstration page in `demo/`.
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
  const chat = { ...common, format: 'esm', jsx: 'automatic', jsxImportSource: 'preact' }
  await Promise.all([
    build({
      ...common,
      entryPoints: [from('embed/loader.ts')],
      outfile: path.join(out, 'widget.js'),
      plugins: [styleText],
    }),
    build({
      ...chat,
      entryPoints: [from('view/main.tsx')],
      outfile: path.join(out, 'chat.js'),
      plugins: [slimSocket],
    }),
    build({
      ...chat,
      entryPoints: [from('view/person/person.ts')],
      outfile: path.join(out, 'chat-person.js'),
      plugins: [styleText, borrowing('view/person', 'texts/person')],
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
    build.onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(readFileSync(file, 'utf8'), { loader: 'css', minify: true })
      return { contents: code.trim(), loader: 'text' }
    })
  },
}

/**
 * A part of the chat that is fetched later brings the modules of its own folders, and borrows every other from the page's script, which
 * lends them in `view/lent.ts`: so there is one of each, and what a page does not lend fails when the part is loaded, not when it is used.
 */
const borrowing = (...folders) => ({
  name: 'borrowing',
  setup(build) {
    const own = folders.map((folder) => from(folder) + path.sep)
    build.onResolve({ filter: /.*/ }, ({ kind, path: asked, resolveDir }) => {
      const file = path.resolve(resolveDir, asked)
      if (kind === 'entry-point' || (asked.startsWith('.') && own.some((folder) => file.startsWith(folder))))
        return undefined
      return { path: './chat.js', external: true }
    })
  },
})

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
