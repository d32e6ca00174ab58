import { readFileSync } from 'node:fs'
import path from 'node:path'

const ours = (name) => readFileSync(path.join(import.meta.dirname, 'connection/slim', `${name}.ts`), 'utf8')

/** What takes the place of a module of the socket client, by the end of its path. */
const replaced = {
  // only the two transports the chat names: XHR and WebTransport stay out
  'engine.io-client/build/esm/transports/index.js': () =>
    "import { WS } from './websocket.js'; import { Fetch } from './polling-fetch.js'; export const transports = { websocket: WS, polling: Fetch }",
  'engine.io-client/build/esm/contrib/parseuri.js': () => ours('parse-uri'),
  // no message of ours carries binary data
  'engine.io-parser/build/esm/index.js': () => ours('engine-io-parser'),
  'socket.io-parser/build/esm/index.js': () => ours('socket-io-parser'),
}

const endOf = (file) => new RegExp(`${file.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]')}$`)

/** An esbuild plugin that leaves out of socket.io-client what the chat does not use. */
export const slimSocket = {
  name: 'slim-socket',
  setup(build) {
    for (const [file, contents] of Object.entries(replaced))
      build.onLoad({ filter: endOf(file) }, (found) => ({
        contents: contents(),
        loader: 'ts',
        resolveDir: path.dirname(found.path),
      }))
    // it looks at `document` when loaded, so it must be said that nobody misses it
    build.onResolve({ filter: /\/polling-xhr(\.node)?\.js$/ }, ({ resolveDir }) => ({
      path: path.join(resolveDir, resolveDir.endsWith('transports') ? '' : 'transports', 'polling-xhr.js'),
      sideEffects: false,
    }))
  },
}
