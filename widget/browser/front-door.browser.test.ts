import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Frame } from 'playwright-core'
import { launchChromium } from '../testing/chromium.js'
import { axeViolations, chatFrame, desktop, phone, photograph, visit } from './stage.js'

const main = path.join(import.meta.dirname, '../../dist/server/main.js')

/** The server itself, built, as `npm start` runs it; `port` 0 is any free one. */
async function startServer(dataDir: string, port = '0'): Promise<{ origin: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const ready = /ready on (http:\S+)/.exec(said)?.[1]
      if (ready) resolve(ready)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${String(code)}: ${said}`)))
  })
  return { origin, child }
}
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

let browser: Browser
let dataDir: string
let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'jobassistent-'))
  ;[server, browser] = await Promise.all([startServer(dataDir), launchChromium()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await end(server.child)
  await rm(dataDir, { recursive: true })
})

const ask = async (chat: Frame, text: string) => {
  const replies = chat.locator('.line.assistant')
  const before = await replies.count()
  await chat.locator('textarea').fill(text)
  await chat.locator('textarea').press('Enter')
  await replies.nth(before).waitFor()
  return replies.nth(before)
}

describe.each([
  [
    'phone',
    'da',
    phone,
    'Hvad er G-dage, og hvor mange har jeg ret til?',
    'Jeg vil gerne tale med et menneske',
  ],
  [
    'desktop',
    'en',
    desktop,
    'I was fired. When do I have to register as unemployed?',
    'I would like to talk to a person',
  ],
] as const)('at the real server, on a %s in %s', (device, language, viewport, question, wantsPerson) => {
  it('a citizen asks, reads the source, loses the server and finds everything again', async () => {
    const address = `${server.origin}${language === 'da' ? '/' : '/demo/en.html'}`
    const { page, complaints, leave } = await visit(browser, address, { viewport })
    const shows = async (state: string, chat: Frame) => {
      await photograph(page, `real-${device}-${language}-${state}`)
      expect([state, ...(await axeViolations(chat))]).toEqual([state])
    }
    await page.locator('job-assistent .launcher').click()
    const chat = await chatFrame(page)
    await chat.locator('.line').waitFor()
    await shows('1-greeting', chat)

    const answer = await ask(chat, question)
    await shows('2-answer', chat)
    await answer.locator('.cite').first().click()
    const quote = await answer.locator('blockquote').first().textContent()
    await shows('3-source', chat)
    await answer.locator('.sources li button.linkish').first().click()
    await chat.locator('dialog h3').first().waitFor()
    // the quote stands word for word in what the article shows
    const letters = (text: string | null) => text?.replace(/\s/g, '')
    expect(letters(await chat.locator('dialog').textContent())).toContain(letters(quote))
    await shows('4-article', chat)
    await page.keyboard.press('Escape')
    await ask(chat, wantsPerson)
    await shows('5-person', chat)

    const { port } = new URL(server.origin)
    await end(server.child)
    await chat.locator('.warning').waitFor()
    await chat.locator('textarea').fill(question)
    await chat.locator('textarea').press('Enter')
    const before = await chat.locator('.line.assistant').count()
    server = await startServer(dataDir, port)
    await chat.locator('.warning').waitFor({ state: 'detached' })
    await chat.locator('.line.assistant').nth(before).waitFor()
    const said = await chat.locator('.line').allTextContents()

    await page.reload()
    const again = await chatFrame(page)
    await again
      .locator('.line')
      .nth(said.length - 1)
      .waitFor()
    expect(await again.locator('.line').allTextContents()).toEqual(said)
    expect(complaints).toEqual([])
    await leave()
  }, 60_000)
})
