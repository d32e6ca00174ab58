import { inflateRawSync } from 'node:zlib'
import { featuresOf, type Features } from './features.js'
import { piecesOf } from './pieces.js'

/**
 * A multinomial logistic regression over hashed features. `weights` holds for every place one number a label, `bias` one each; the
 * last label is the one of texts that are none of the others.
 */
export type Model<Label extends string> = {
  readonly labels: readonly [...Label[], string]
  readonly weights: Float32Array | Float64Array
  readonly bias: readonly number[]
}

/** A model as it is kept: whole numbers from -127 to 127, compressed and in base64, each row with its own scale. */
export type Kept = {
  readonly labels: readonly string[]
  readonly scales: readonly number[]
  readonly bias: readonly number[]
  readonly weights: string
}

const { exp } = Math

/** How likely each label is. */
export function likelihoods(
  { labels, weights, bias }: Pick<Model<string>, 'labels' | 'weights' | 'bias'>,
  { at, value }: Features,
): Float64Array {
  const out = Float64Array.from(bias)
  for (let n = 0; n < at.length; n++) {
    const row = (at[n] ?? 0) * labels.length
    const much = value[n] ?? 0
    for (let label = 0; label < labels.length; label++)
      out[label] = (out[label] ?? 0) + (weights[row + label] ?? 0) * much
  }
  let most = -Infinity
  for (const one of out) if (one > most) most = one
  let all = 0
  for (let label = 0; label < out.length; label++) all += out[label] = exp((out[label] ?? 0) - most)
  for (let label = 0; label < out.length; label++) out[label] = (out[label] ?? 0) / all
  return out
}

/** What a text is taken for, and how sure that is, from 0 to 1. */
export type Judgement<Label> = { readonly label: Label; readonly sure: number }

/** Of pieces no less sure than this beneath the surest, the label named first is the text's. */
const nearly = 0.2

/**
 * The likeliest of the model's labels other than its last, by the pieces of the text that are least like the last. Pieces of fewer words than
 * `fewest` say nothing.
 */
export function judge<Label extends string>(model: Model<Label>, text: string, fewest = 1): Judgement<Label> {
  const rest = model.labels.length - 1
  let sure = 0
  const judged = piecesOf(text)
    .filter(({ length }) => length >= Math.max(fewest, 1))
    .map((piece) => {
      const found = likelihoods(model, featuresOf(piece))
      const one = 1 - (found[rest] ?? 1)
      if (one > sure) sure = one
      let at = 0
      for (let label = 1; label < rest; label++) if ((found[label] ?? 0) > (found[at] ?? 0)) at = label
      return { at, sure: one }
    })
  const first = Math.min(rest - 1, ...judged.filter((one) => one.sure >= sure - nearly).map(({ at }) => at))
  return { label: model.labels[first] as Label, sure }
}

/** A kept model, to be used. */
export function unpack<Label extends string>({ labels, scales, bias, weights }: Kept): Model<Label> {
  const small = new Int8Array(inflateRawSync(Buffer.from(weights, 'base64')))
  return {
    labels: labels as Model<Label>['labels'],
    weights: Float32Array.from(small, (weight, n) => weight * (scales[n % labels.length] ?? 0)),
    bias,
  }
}
