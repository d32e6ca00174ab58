import { rm } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'

/**
 * Makes way for our own socket at `socket`, unless somebody answers there: then the data directory is in use.
 * A socket whose process was killed answers nobody and is removed. (LMDB's table of readers is asked as well, once open:
 * it knows processes that hold the file, this knows those in other containers.)
 */
export async function claimDirectory(socket: string): Promise<void> {
  if (await answers(socket))
    throw new Error(
      `the data directory ${path.dirname(socket)} is in use by another process; stop it first or set another DATA_DIR`,
    )
  await rm(socket, { force: true })
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.connect({ path: socket })
    probe.once('connect', () => {
      probe.destroy()
      resolve(true)
    })
    probe.once('error', () => resolve(false))
  })
}
