import { decodeDocument } from '../bson/decode.js'
import { countOf, type Collection } from './catalog.js'
import { indexKey, indexRange, recordIdOf, recordRange } from './keys.js'
import { duplicateKey, keysOf, type Store } from './records.js'

export type Validation = {
  readonly records: number
  /** Entries of each index, by its name. */
  readonly keys: Readonly<Record<string, number>>
  /** What does not fit together, a sentence each. */
  readonly errors: readonly string[]
}

/** Goes through a whole collection: every document has its index entries, every entry its document, unique ones are unique. */
export function validateCollection(store: Store, collection: Collection): Validation {
  const { environment } = store
  const errors: string[] = []
  const expected = new Map(collection.indexes.map(({ id }) => [id, 0]))
  const holders = new Map<string, number>()
  let records = 0
  for (const { key, value } of environment.scan(recordRange(collection.id))) {
    records++
    const recordId = recordIdOf(key)
    const doc = decodeDocument(value)
    for (const index of collection.indexes) {
      const entries = keysOf(index, doc)
      const stored = new Set<string>()
      entries.keys.forEach((components, place) => {
        const entry = indexKey(index.id, components, recordId)
        stored.add(entry.toString('latin1'))
        if (!environment.get(entry)) errors.push(`index ${index.name} misses record ${recordId}`)
        const whole = `${index.id} ${components.toString('latin1')}`
        const holder = index.unique ? holders.get(whole) : undefined
        if (holder !== undefined && holder !== recordId)
          errors.push(duplicateKey(collection, index, entries.values[place] ?? []).message)
        if (index.unique) holders.set(whole, recordId)
      })
      expected.set(index.id, (expected.get(index.id) ?? 0) + stored.size)
    }
  }
  const keys: Record<string, number> = {}
  for (const index of collection.indexes) {
    const found = environment.countKeys(indexRange(index.id))
    keys[index.name] = found
    if (found !== expected.get(index.id))
      errors.push(`index ${index.name} holds ${found} entries for ${expected.get(index.id) ?? 0} expected`)
  }
  if (countOf(collection, environment) !== records)
    errors.push(`the count says ${countOf(collection, environment)}, there are ${records} records`)
  return { records, keys, errors }
}
