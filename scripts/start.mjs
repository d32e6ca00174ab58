// `npm start`: builds when the sources have changed, then runs one of the programs below in this very process.
import { build } from './build.mjs'

const programs = {
  server: 'server/main.js',
  store: 'server/store/embedded/serve.js',
  eval: 'server/evaluation/main.js',
  ask: 'server/ask/main.js',
  bench: 'server/bench/main.js',
  train: 'server/training/main.js',
}

const name = process.argv[2] ?? 'server'
const program = programs[name]
if (!program) {
  console.error(`start: there is no program "${name}"; there are ${Object.keys(programs).join(', ')}`)
  process.exit(2)
}
if (await build()) console.log('built dist/')
process.argv.splice(1, 2, program)
await import(`../dist/${program}`)
