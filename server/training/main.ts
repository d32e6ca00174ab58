import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { crossValidate } from '../../bot/guardrails/learned/cross-validate.js'
import type { Kept } from '../../bot/guardrails/learned/model.js'
import { crisisWeights } from '../../bot/guardrails/learned/weights/crisis.js'
import { declineWeights } from '../../bot/guardrails/learned/weights/decline.js'
import { ownCaseWeights } from '../../bot/guardrails/learned/weights/own-case.js'
import { trainings, type Training } from './models.js'
import { train } from './train.js'

const keptBy = { crisis: crisisWeights, decline: declineWeights, 'own-case': ownCaseWeights }

/** How weights are compressed may differ from one version of zlib to the next; what they are may not. */
const digestOf = ({ weights, ...rest }: Kept) =>
  createHash('sha256')
    .update(JSON.stringify(rest))
    .update(inflateRawSync(Buffer.from(weights, 'base64')))
    .digest('hex')

/** Writes a model where the guardrails read it. */
function write({ name }: Training, { labels, scales, bias, weights }: Kept): string {
  const file = path.join('bot', 'guardrails', 'learned', 'weights', `${name}.ts`)
  const constant = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  writeFileSync(
    file,
    [
      "import type { Kept } from '../model.js'",
      '',
      '/** Written by `npm run train`. */',
      '// prettier-ignore',
      `export const ${constant}Weights: Kept = {`,
      `  labels: ['${labels.join("', '")}'],`,
      `  scales: [${scales.join(', ')}],`,
      `  bias: [${bias.join(', ')}],`,
      `  weights: '${weights}',`,
      '}',
      '',
    ].join('\n'),
  )
  return `${file}: ${Math.round(weights.length / 1024)} kB`
}

/**
 * What a model knows of ideas it has not learnt from, by how sure it has to be: how many it finds of what it looks for, and how many of the
 * everyday questions to articles it takes for that. The model alone, without the patterns.
 */
function measure({ labels, examples }: Training) {
  const none = labels[labels.length - 1]
  const unseen = crossValidate(labels, examples())
  const sought = unseen.filter(({ label }) => label !== none)
  const everyday = unseen.filter(
    ({ label, group }) => label === none && /^(?:article|answerable) /.test(group),
  )
  const share = (some: typeof unseen, least: number) =>
    Number((some.filter(({ sure }) => sure >= least).length / some.length).toFixed(4))
  return [0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7].map((sure) => ({
    sure,
    found: share(sought, sure),
    falseAlarms: share(everyday, sure),
  }))
}

// `npm run train` writes what the guardrails learn from examples: to be run after examples, articles or questions have changed.
// `npm run train -- check` writes nothing and prints, a line of JSON each, whether that is what is kept and how good it is.
for (const training of trainings) {
  const made = train(training)
  console.log(
    process.argv[2] === 'check'
      ? JSON.stringify({
          name: training.name,
          asKept: digestOf(made) === digestOf(keptBy[training.name]),
          measured: measure(training),
        })
      : write(training, made),
  )
}
