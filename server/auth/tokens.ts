import { createHash, randomBytes } from 'node:crypto'

/** A secret for one browser. The store keeps its hash alone, so nobody who reads the store can use it. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOfToken(token) }
}

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
