import { cpSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { slimSocket } from '../../widget/slim-socket.mjs'

const from = (...parts) => path.join(import.meta.dirname, ...parts)

/** Builds the caseworkers' page into `out`: `desk.html`, `desk.js` and `desk.css`. */
export async function buildConsole({ out }) {
  const common = { bundle: true, minify: true, legalComments: 'none', logLevel: 'warning' }
  await Promise.all([
    build({
      ...common,
      entryPoints: [from('main.tsx')],
      outfile: path.join(out, 'desk.js'),
      format: 'iife',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      plugins: [slimSocket],
    }),
    build({ ...common, entryPoints: [from('looks/desk.css')], outfile: path.join(out, 'desk.css') }),
  ])
  cpSync(from('desk.html'), path.join(out, 'desk.html'))
}
