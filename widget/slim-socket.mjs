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

/** Methods nobody calls, by the end of the path of the class they are cut out of. */
const uncalled = {
  // it opens a websocket first and polls only where there are none: there is nothing to upgrade to
  'engine.io-client/build/esm/socket.js': ['_probe'],
  'socket.io-client/build/esm/socket.js': [
    // sends again what was not acknowledged: the outbox does that
    '_addToQueue',
    'send',
    'compress',
    // listeners to whatever event there is
    ...['onAny', 'prependAny', 'offAny', 'listenersAny'].flatMap((name) => [name, `${name}Outgoing`]),
  ],
}

/** The source of a class without a method. */
function without(source, method) {
  const cut = source.replace(
    new RegExp(`^ {4}${method}\\(.*\\) \\{\\n(?: {5,}.*\\n|\\n)* {4}\\}\\n`, 'm'),
    '',
  )
  if (cut === source) throw new Error(`the socket client has no ${method} any longer`)
  return cut
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
    for (const [file, methods] of Object.entries(uncalled))
      build.onLoad({ filter: endOf(file) }, (found) => ({
        contents: methods.reduce(without, readFileSync(found.path, 'utf8')),
        loader: 'js',
      }))
    // it looks at `document` when loaded, so it must be said that nobody misses it
    build.onResolve({ filter: /\/polling-xhr(\.node)?\.js$/ }, ({ resolveDir }) => ({
      path: path.join(resolveDir, resolveDir.endsWith('transports') ? '' : 'transports', 'polling-xhr.js'),
      sideEffects: false,
    }))
  },
}
