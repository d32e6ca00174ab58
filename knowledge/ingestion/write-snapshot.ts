import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { hnswAvailable, writeHnswFile } from '../search/hnsw-index.js'
import type { Postings } from '../search/postings.js'
import { quantiseRows } from '../search/quantised-rows.js'
import { exactBelow } from '../search/vector-index.js'
import type { IndexData } from './index-data.js'
import { packArrays } from './pack-arrays.js'
import { sealOf } from './seal-of.js'
import {
  fileNames,
  type FileSeal,
  folderNameOf,
  type Ingredients,
  type Manifest,
  versions,
} from './snapshot-manifest.js'

/**
 * Writes a snapshot beside the others, makes sure it is on disk, gives it its name in one step, and removes the others. A large one gets
 * an HNSW graph as well. Answers the data as it is best used from here on.
 */
export async function writeSnapshot(
  indexFolder: string,
  ingredients: Ingredients,
  data: IndexData & { readonly vectors: Float32Array },
): Promise<IndexData> {
  await mkdir(indexFolder, { recursive: true })
  const unfinished = path.join(indexFolder, `.new-${randomUUID()}`)
  await mkdir(unfinished)
  const { passages, words, dimensions, vectors } = data
  const {
    passages: wordPostings,
    questions: questionPostings,
    questionPassages,
    questionMasses,
    ...texts
  } = words
  const { bytes, places } = packArrays({
    ...named('passages', wordPostings),
    ...named('questions', questionPostings),
    questionPassages,
    questionMasses,
  })
  const write = (name: string, content: Uint8Array) => writeDurably(path.join(unfinished, name), content)
  const files: Manifest['files'] = {
    texts: await write(fileNames.texts, Buffer.from(JSON.stringify({ passages, ...texts }))),
    arrays: await write(fileNames.arrays, bytes),
    vectors: await write(
      fileNames.vectors,
      new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength),
    ),
  }
  const withGraph = passages.length >= exactBelow && (await hnswAvailable())
  if (withGraph) {
    const file = path.join(unfinished, fileNames.hnsw)
    await writeHnswFile(file, vectors, dimensions)
    await syncPath(file)
    files.hnsw = await sealOf(file)
  }
  const manifest: Manifest = {
    ...versions,
    ...ingredients,
    counts: {
      passages: passages.length,
      terms: words.terms.length,
      questions: words.questionTexts.length,
    },
    places,
    files,
  }
  await write(fileNames.manifest, Buffer.from(JSON.stringify(manifest, null, 1)))
  await syncPath(unfinished)

  const folder = path.join(indexFolder, folderNameOf(ingredients))
  await rm(folder, { recursive: true, force: true })
  await rename(unfinished, folder)
  await syncPath(indexFolder)
  await removeOthers(indexFolder, path.basename(folder))
  if (!withGraph) return data
  const graph = { file: path.join(folder, fileNames.hnsw), rows: quantiseRows(vectors, dimensions) }
  return { passages, words, dimensions, graph }
}

const named = (prefix: string, { offsets, documents, impacts, strengths }: Postings) => ({
  [`${prefix}.offsets`]: offsets,
  [`${prefix}.documents`]: documents,
  [`${prefix}.impacts`]: impacts,
  [`${prefix}.strengths`]: strengths,
})

async function writeDurably(file: string, content: Uint8Array): Promise<FileSeal> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { bytes: content.byteLength, sha256: createHash('sha256').update(content).digest('hex') }
}

async function syncPath(target: string): Promise<void> {
  const handle = await open(target, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function removeOthers(indexFolder: string, keep: string): Promise<void> {
  for (const name of await readdir(indexFolder))
    if (name !== keep) await rm(path.join(indexFolder, name), { recursive: true, force: true })
}
