// What the tests need beside Node: a Chromium and a Redis server, installed as Debian's packages where that may be done.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Debian's package, where there is apt-get and it may be used; whether it worked shows in what is there afterwards. */
function install(name) {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return
  console.log(`No ${name} found: installing Debian's package …`)
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  try {
    execFileSync('apt-get', ['update', '-qq'], quiet)
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quiet)
  } catch {
    // Said by whoever misses it.
  }
}

/** The path of a Redis server, installed if need be; empty where there is none: what takes several servers is then not tested. */
export function redisPath() {
  const places = [process.env.REDIS_SERVER_PATH, '/usr/bin/redis-server', '/opt/homebrew/bin/redis-server']
  const find = () => places.find((place) => place && existsSync(place))
  if (!find()) install('redis-server')
  return find() ?? ''
}

/** The path of a Chromium, installed if need be; exits with one line of what is missing where that cannot be done. */
export function chromiumPath() {
  const named = process.env.CHROMIUM_PATH
  if (named && existsSync(named)) return named
  const found = usual.find(existsSync)
  if (found) return found

  install('chromium')
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  console.error(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  )
  process.exit(1)
}
