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
  env: {
    ...process.env,
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    OPENING_HOURS: 'always',
    STAFF_BOOTSTRAP: 'mette@example.dk:velkommen:caseworker+admin',
  },
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

/** A caseworker at her desk with one conversation and two more in line; the phone of the one who asks; and the leader's view. */
async function takeDesk() {
  const desk = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    locale: 'da-DK',
  })
  await desk.goto(`${url}/desk`)
  await desk.locator('input[type=email]').fill('mette@example.dk')
  await desk.locator('input[type=password]').fill('velkommen')
  await desk.locator('form button[type=submit]').click()
  await desk.locator('main').first().waitFor()

  const asks = async (name, asked, municipality) => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      reducedMotion: 'reduce',
      locale: 'da-DK',
    })
    const page = await context.newPage()
    await page.goto(`${url}/chat?municipality=${municipality}`)
    const says = async (text) => {
      await page.locator('textarea#say').fill(text)
      await page.locator('textarea#say').press('Enter')
    }
    await says(asked)
    await page.locator('.sources').first().waitFor()
    await page.locator('button.person').click()
    await page.locator('.card textarea').first().waitFor()
    await page.locator('.card input[type=text]').first().fill(name)
    return {
      page,
      says,
      sends: () => page.locator('.card button[type=submit], .card button.strong').first().click(),
    }
  }
  const sofie = await asks('Sofie', question, '0461')
  await sofie.page.locator('.card').last().scrollIntoViewIfNeeded()
  await sofie.page.screenshot({ path: path.join(pictures, 'handoff-phone.png') })
  await sofie.sends()
  await desk.locator('.cards .card', { hasText: 'Sofie' }).first().waitFor()
  await desk.keyboard.press('Alt+n')
  await sofie.page.getByText('Mette er her nu').first().waitFor()
  await desk.locator('#say').fill('Hej Sofie. Ja, det må du godt. Hvor mange timer om ugen er kurset?')
  await desk.locator('#say').press('Enter')
  await sofie.page.getByText('Hvor mange timer').waitFor()
  await sofie.says('Det er fire timer hver onsdag.')
  await desk.getByText('fire timer hver onsdag').first().waitFor()
  for (const [name, asked] of [
    ['Ali', 'Hvornår skal jeg senest melde mig ledig?'],
    ['Kirsten', 'Kan jeg holde ferie, når jeg får dagpenge?'],
  ]) {
    const next = await asks(name, asked, '0461')
    await next.sends()
    await desk.locator('.cards .card', { hasText: name }).first().waitFor()
  }
  await desk.screenshot({ path: path.join(pictures, 'desk.png') })
  await desk.goto(`${url}/desk#/leder`)
  await desk.locator('h2').first().waitFor()
  await desk.getByText('Mette').last().waitFor()
  await desk.screenshot({ path: path.join(pictures, 'leader.png') })
}

try {
  await takeDesk()
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
