// `npm test`: everything that must hold, a real Chromium included. Arguments go to jest.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build } from './build.mjs'
import { chromiumPath, redisPath } from './outside-programs.mjs'

const env = { ...process.env, CHROMIUM_PATH: chromiumPath(), REDIS_SERVER_PATH: redisPath() }
if (await build()) console.log('built dist/')

const jest = path.join(import.meta.dirname, '..', 'node_modules', 'jest', 'bin', 'jest.js')
const { status } = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', '--no-warnings', jest, '--maxWorkers=2', ...process.argv.slice(2)],
  { stdio: 'inherit', env },
)
process.exit(status ?? 1)
