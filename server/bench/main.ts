import { benchGuardrails } from './guardrail-bench.js'
import { benchModel } from './model-bench.js'
import { benchRelay } from './relay-bench.js'
import { benchTurns } from './turn-bench.js'
import { benchSearch, printSearchFigures, type SearchFigures } from './search-bench.js'

/**
 * `npm run bench [-- SIZE…]`: the guardrails, whole turns, without a model and with one, the relay between citizens and
 * caseworkers, then search at the sizes named, or at 1 000, 10 000 and 100 000 passages.
 */
const named = process.argv.slice(2).map(Number)
if (!named.every((size) => Number.isInteger(size) && size > 0)) {
  console.error('bench: sizes are whole numbers of passages, e.g. npm run bench -- 1000 10000')
  process.exit(2)
}
const sizes = named.length > 0 ? named : [1_000, 10_000, 100_000]
await benchGuardrails()
await benchTurns()
await benchModel()
await benchRelay()
const figures: SearchFigures[] = []
for (const size of sizes) {
  console.log(`search at ${size} passages …`)
  figures.push(await benchSearch(size))
}
console.log(`\nHybrid search (words and vectors)\n${printSearchFigures(figures)}`)
