import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Doc } from '../bson/value.js'
import { insertDocument } from '../operations/insert.js'
import { openCatalog, type Collection, type IndexSpec } from '../storage/catalog.js'
import { openEnvironment } from '../storage/environment.js'
import type { Store } from '../storage/records.js'

/** A store without a server around it, in a folder of its own. */
export function openTestStore(): { store: Store; close(): Promise<void> } {
  const directory = mkdtempSync(path.join(tmpdir(), 'store-test-'))
  const environment = openEnvironment(directory)
  return {
    store: { environment, catalog: openCatalog(environment) },
    async close() {
      await environment.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

let collections = 0

/** A new collection with these indexes and documents. */
export function fillCollection(
  store: Store,
  specs: readonly IndexSpec[],
  docs: readonly Doc[],
): Promise<Collection> {
  return store.environment.write(() => {
    const collection = store.catalog.create('test', `c${++collections}`, new Map())
    collection.indexes = [
      ...collection.indexes,
      ...specs.map((spec) => ({ ...spec, id: store.catalog.nextIndexId(), multikey: false, cut: false })),
    ]
    store.catalog.save(collection)
    for (const doc of docs) insertDocument(store, collection, doc)
    return collection
  })
}
