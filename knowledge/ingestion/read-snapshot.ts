import { createHash } from 'node:crypto'
import { open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Passage } from '../chunking/passage.js'
import { hnswAvailable } from '../search/hnsw-index.js'
import type { WordIndex } from '../search/index-passages.js'
import type { Postings } from '../search/postings.js'
import { quantiseRows } from '../search/quantised-rows.js'
import type { IndexData } from './index-data.js'
import { unpackArrays } from './pack-arrays.js'
import { sealOf } from './seal-of.js'
import { fileNames, folderNameOf, type Ingredients, Manifest } from './snapshot-manifest.js'

/** There is no snapshot of these ingredients, or it is not to be trusted; `message` says what is wrong with it. */
export class UnusableSnapshotError extends Error {
  readonly kind = 'unusable-snapshot'
  constructor(
    readonly code: 'snapshot-missing' | 'snapshot-damaged',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'UnusableSnapshotError'
  }
}

/** The texts of an index, as they lie in `texts.json`. */
type Texts = { readonly passages: readonly Passage[] } & Pick<
  WordIndex,
  'terms' | 'corpusWords' | 'spelt' | 'questionTexts'
>

/**
 * Reads the snapshot made of exactly these ingredients. The manifest is judged before any other file is opened, and every file against its
 * length and digest before it is used. Throws {@link UnusableSnapshotError}.
 */
export async function readSnapshot(indexFolder: string, ingredients: Ingredients): Promise<IndexData> {
  const folder = path.join(indexFolder, folderNameOf(ingredients))
  const exists = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!exists) throw new UnusableSnapshotError('snapshot-missing', 'there is no snapshot of these articles')
  try {
    return await readFolder(folder, ingredients)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new UnusableSnapshotError('snapshot-damaged', message, { cause })
  }
}

async function readFolder(folder: string, ingredients: Ingredients): Promise<IndexData> {
  const manifest = Manifest.parse(JSON.parse(await readFile(path.join(folder, fileNames.manifest), 'utf8')))
  for (const key of ['embedder', 'dimensions', 'articles'] as const)
    if (manifest[key] !== ingredients[key]) throw new Error(`the manifest names another ${key}`)
  const { counts, dimensions } = manifest

  const { passages, ...texts } = JSON.parse(
    Buffer.from(await readSealed(folder, 'texts', manifest)).toString('utf8'),
  ) as Texts
  expectCount('passages', passages.length, counts.passages)
  expectCount('terms', texts.terms.length, counts.terms)
  expectCount('questions', texts.questionTexts.length, counts.questions)

  const arrays = unpackArrays(await readSealed(folder, 'arrays', manifest), manifest.places)
  const postings = (name: string, documentCount: number): Postings => {
    const read = {
      documentCount,
      offsets: arrays.uint32(`${name}.offsets`),
      documents: arrays.uint32(`${name}.documents`),
      impacts: arrays.uint8(`${name}.impacts`),
      strengths: arrays.uint8(`${name}.strengths`),
    }
    expectCount(`${name}.offsets`, read.offsets.length, counts.terms + 1)
    expectCount(`${name}.documents`, read.documents.length, read.offsets.at(-1) ?? 0)
    return read
  }
  const words: WordIndex = {
    ...texts,
    passages: postings('passages', counts.passages),
    questions: postings('questions', counts.questions),
    questionPassages: arrays.uint32('questionPassages'),
    questionMasses: arrays.float32('questionMasses'),
  }

  const vectors = new Float32Array(await readSealed(folder, 'vectors', manifest))
  expectCount('vectors', vectors.length, counts.passages * dimensions)
  for (const value of vectors)
    if (!Number.isFinite(value)) throw new Error('a vector holds a number that is not finite')
  if (!manifest.files.hnsw || !(await hnswAvailable())) return { passages, words, dimensions, vectors }

  const file = path.join(folder, fileNames.hnsw)
  const seal = await sealOf(file)
  if (seal.sha256 !== manifest.files.hnsw.sha256) throw new Error(`${fileNames.hnsw} is not what was written`)
  return { passages, words, dimensions, graph: { file, rows: quantiseRows(vectors, dimensions) } }
}

/** A file's bytes in a buffer of their own, which can be handed to another thread. */
async function readSealed(
  folder: string,
  name: 'texts' | 'arrays' | 'vectors',
  { files }: Manifest,
): Promise<ArrayBuffer> {
  const handle = await open(path.join(folder, fileNames[name]), 'r')
  try {
    const { size } = await handle.stat()
    if (size !== files[name].bytes)
      throw new Error(`${fileNames[name]} is ${size} bytes, not ${files[name].bytes}`)
    const bytes = new Uint8Array(size)
    for (let at = 0; at < size;) {
      const { bytesRead } = await handle.read(bytes, at, size - at, at)
      if (bytesRead === 0) throw new Error(`${fileNames[name]} ends early`)
      at += bytesRead
    }
    if (createHash('sha256').update(bytes).digest('hex') !== files[name].sha256)
      throw new Error(`${fileNames[name]} is not what was written`)
    return bytes.buffer
  } finally {
    await handle.close()
  }
}

function expectCount(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${found} ${what}, not ${expected}`)
}
