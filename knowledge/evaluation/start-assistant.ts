import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A server with an empty data folder and the bundled articles, at a free port. */
export type Assistant = { readonly baseUrl: string; stop(): Promise<void> }

const startTimeoutMs = 60_000

/** Starts the built server (`serverFile`) as a process of its own and waits until it says it is ready. */
export async function startAssistant(serverFile: string): Promise<Assistant> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'jobassistent-eval-'))
  const { MONGODB_URI: _, REDIS_URL: __, ...env } = process.env
  const child = spawn(process.execPath, [serverFile], {
    env: { ...env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, CONTENT: 'seed', RATE_LIMITS: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const baseUrl = await new Promise<string>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`the server ${why}\n${output.slice(-2000)}`))
      const timer = setTimeout(() => fail(`was not ready within ${startTimeoutMs / 1000} s`), startTimeoutMs)
      const listen = (piece: Buffer) => {
        output += piece.toString('utf8')
        const ready = /ready on (http:\/\/\S+?)(?=["\s]|$)/m.exec(output)
        if (!ready?.[1]) return
        clearTimeout(timer)
        // Nobody reads on, but the pipe must not fill up.
        output = ''
        child.stdout.off('data', listen).resume()
        resolve(ready[1])
      }
      child.stdout.on('data', listen)
      child.stderr.on('data', (piece: Buffer) => (output = (output + piece.toString('utf8')).slice(-10_000)))
      child.once('error', (error) => fail(`could not be started: ${error.message}`))
      child.once('exit', (code) => {
        clearTimeout(timer)
        fail(`ended with ${code ?? 'a signal'} before it was ready`)
      })
    })
    return { baseUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
