import { docOf, type Doc } from '../bson/value.js'
import type { IndexSpec } from './catalog.js'

/** The key pattern as MongoDB lists it. */
export const patternOf = ({ components }: Pick<IndexSpec, 'components'>): Doc =>
  new Map(components.map(({ path, descending }) => [path, descending ? -1 : 1]))

/** An index as `listIndexes` shows it. */
export const describeIndex = (index: IndexSpec): Doc =>
  docOf({
    v: 2,
    key: patternOf(index),
    name: index.name,
    ...(index.unique && index.name !== '_id_' && { unique: true }),
    ...(index.sparse && { sparse: true }),
    ...(index.partial && { partialFilterExpression: index.partial }),
    ...(index.expireAfterSeconds !== undefined && { expireAfterSeconds: index.expireAfterSeconds }),
    ...(index.extra && Object.fromEntries(index.extra)),
  })
