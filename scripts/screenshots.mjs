// `npm run screenshots`: takes the README's pictures of each page anew, from the real thing with an empty data folder.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { build } from './build.mjs'
import { chromiumPath } from './outside-programs.mjs'

const root = path.join(import.meta.dirname, '..')
const pictures = path.join(root, 'docs', 'pictures')
const question = 'Må jeg tage et hf-enkeltfag, mens jeg får dagpenge?'

await build()
const dataDir = mkdtempSync(path.join(tmpdir(), 'pictures-'))
const server = spawn(process.execPath, [path.join(root, 'dist', 'server', 'main.js')], {
  env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
let url
for await (const line of createInterface(server.stdout))
  if ((url = /ready on (http:\S+)/.exec(line)?.[1])) break

const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
})
mkdirSync(pictures, { recursive: true })

/** Opens the demonstration page at a size, asks, and takes pictures on the way. */
async function take(size, name, more = async () => undefined) {
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' })
  await page.goto(url)
  await page.locator('job-assistent button').first().click()
  const chat = page.frameLocator('iframe')
  await chat.locator('textarea').fill(question)
  await chat.locator('textarea').press('Enter')
  await chat.locator('.sources button').first().waitFor()
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: path.join(pictures, `${name}.png`) })
  await more(page, chat)
  await page.close()
}

try {
  await take({ width: 1280, height: 800 }, 'demo-desktop')
  await take({ width: 390, height: 844 }, 'chat-phone', async (page, chat) => {
    await chat.locator('.sources button').first().click()
    await chat.locator('.sources blockquote').first().scrollIntoViewIfNeeded()
    await page.screenshot({ path: path.join(pictures, 'source-phone.png') })
  })
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await once(server, 'exit')
  rmSync(dataDir, { recursive: true, force: true })
}
