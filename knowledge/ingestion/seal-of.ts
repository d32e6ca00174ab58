import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { FileSeal } from './snapshot-manifest.js'

/** A file's length and SHA-256, read piece by piece. */
export async function sealOf(file: string): Promise<FileSeal> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(piece)
    bytes += piece.length
  }
  return { bytes, sha256: hash.digest('hex') }
}
