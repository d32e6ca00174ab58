import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from './config/project-root.js'

/** The real server in a process of its own, as `npm start` runs it. */
export async function startProcess(dataDir: string, environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [path.join(projectRoot, 'dist', 'server', 'main.js')], {
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  let output = ''
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const lines = createInterface(child.stdout)
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      output += `${line}\n`
      const ready = /ready on (http:\S+)/.exec(line)?.[1]
      if (ready !== undefined) resolve(ready)
    })
    void exited.then(([code]) => reject(new Error(`ended with ${code} before it was ready:\n${output}`)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    exited,
    kill: async (signal: NodeJS.Signals) => {
      child.kill(signal)
      return exited
    },
  }
}
