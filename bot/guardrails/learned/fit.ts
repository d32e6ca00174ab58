import { deflateRawSync } from 'node:zlib'
import { featuresOf, places, type Features } from './features.js'
import { likelihoods, type Kept, type Model } from './model.js'
import { piecesOf } from './pieces.js'

/** A text and what it is; wordings of one idea are one `group`. */
export type Example = {
  readonly text: string
  readonly label: string
  readonly group: string
  readonly weight?: number
}

/** What is learnt from one example. */
export type Lesson = { readonly label: number; readonly features: Features; readonly weight: number }

/** Of what is none of the labels every piece is none; of what is, only the whole is known to be. */
export const lessonsOf = (
  labels: readonly string[],
  { text, label, weight = 1 }: Example,
): readonly Lesson[] => {
  const pieces = piecesOf(text)
  const at = labels.indexOf(label)
  return (at === labels.length - 1 ? pieces : pieces.slice(0, 1)).map((piece, n) => ({
    label: at,
    features: featuresOf(piece),
    weight: n === 0 ? weight : weight / 2,
  }))
}

/** A generator of the same numbers every time, from 0 to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Looked up once, see features. */
const { sqrt } = Math

export type Settings = { readonly epochs: number; readonly rate: number; readonly decay: number }
export const settings: Settings = { epochs: 16, rate: 0.1, decay: 2e-3 }

/** Fits by stochastic gradient descent with AdaGrad (Duchi et al. 2011). The same lessons give the same model. */
export function fit(
  labels: readonly string[],
  lessons: readonly Lesson[],
  { epochs, rate, decay }: Settings = settings,
): Model<string> {
  const weights = new Float32Array(labels.length * places)
  const squares = new Float32Array(labels.length * places).fill(1e-3)
  const bias = labels.map(() => 0)
  const random = numbers(1)
  const order = lessons.map((_, n) => n)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let n = order.length - 1; n > 0; n--) {
      const other = Math.floor(random() * (n + 1))
      ;[order[n], order[other]] = [order[other] ?? 0, order[n] ?? 0]
    }
    for (const n of order) {
      const lesson = lessons[n]
      if (!lesson) continue
      const { at, value } = lesson.features
      const found = likelihoods({ labels: labels as Model<string>['labels'], weights, bias }, lesson.features)
      const errors = found.map((likely, label) => (likely - (label === lesson.label ? 1 : 0)) * lesson.weight)
      errors.forEach((error, label) => (bias[label] = (bias[label] ?? 0) - 0.006 * rate * error))
      for (let f = 0; f < at.length; f++) {
        const much = value[f] ?? 0
        let w = (at[f] ?? 0) * labels.length
        for (let label = 0; label < labels.length; label++, w++) {
          const error = errors[label] ?? 0
          if (error < 1e-3 && error > -1e-3) continue
          const weight = weights[w] ?? 0
          const slope = error * much + decay * weight
          const square = (squares[w] ?? 0) + slope * slope
          squares[w] = square
          weights[w] = weight - (rate * slope) / sqrt(square)
        }
      }
    }
  }
  return { labels: labels as Model<string>['labels'], weights, bias }
}

/** As it is kept: what is nearly nothing is nothing. */
export function pack({ labels, weights, bias }: Model<string>): Kept {
  const small = new Int8Array(weights.length)
  const scales = labels.map((_, label) => {
    let most = 0
    for (let n = label; n < weights.length; n += labels.length)
      most = Math.max(most, Math.abs(weights[n] ?? 0))
    return Number((most / 127).toPrecision(6))
  })
  weights.forEach((weight, n) => {
    const whole = Math.round(weight / (scales[n % labels.length] ?? 1))
    small[n] = Math.abs(whole) > 1 ? whole : 0
  })
  return {
    labels,
    scales,
    bias: bias.map((one) => Number(one.toPrecision(6))),
    weights: deflateRawSync(small, { level: 9 }).toString('base64'),
  }
}
