import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core'
import { buildWidget } from '../build.mjs'
import { launchChromium } from '../testing/chromium.js'
import { FakeServer } from '../testing/fake-server.js'

export const phone = { width: 390, height: 844 }
export const desktop = { width: 1280, height: 800 }
const screenshots = path.join(import.meta.dirname, '../../dist/screenshots')
const patienceMs = 15_000

/** A built widget, a server for it and a browser. */
export type Stage = Awaited<ReturnType<typeof setStage>>

export async function setStage() {
  const assets = await mkdtemp(path.join(tmpdir(), 'jobassistent-widget-'))
  await buildWidget({ out: assets })
  const server = new FakeServer(assets)
  await server.start()
  const browser = await launchChromium()
  return {
    server,
    browser,
    async strike() {
      await browser.close()
      await server.stop()
      await rm(assets, { recursive: true })
    },
  }
}

/** Nothing the page logs or throws may go unseen: a policy broken, a script failed. */
export type Visit = { page: Page; complaints: string[]; leave: () => Promise<void> }

export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: phone,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    ...options,
  })
  context.setDefaultTimeout(patienceMs)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // a server that is away is part of the play
    if (
      message.type() === 'error' &&
      !/ERR_CONNECTION|WebSocket connection|Failed to load resource/.test(message.text())
    )
      complaints.push(message.text())
  })
  await page.goto(address)
  return { page, complaints, leave: () => context.close() }
}

/** The chat's frame inside a host page, once it is there. */
export async function chatFrame(page: Page): Promise<Frame> {
  const element = await page.locator('job-assistent iframe').elementHandle()
  const frame = await element.contentFrame()
  if (!frame) throw new Error('the chat has no frame')
  await frame.locator('textarea').waitFor()
  return frame
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
type AxeResult = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }

/** What axe-core finds wrong by WCAG 2.2 AA, contrast included: one line each, so none at all is `[]`. */
export async function axeViolations(where: Page | Frame): Promise<string[]> {
  await where.evaluate(await axeSource)
  const { violations } = await where.evaluate<AxeResult>(
    `axe.run(document, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
}

/** Saves what is on the screen to `dist/screenshots`, to be looked at. */
export async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true })
  await page.screenshot({ path: path.join(screenshots, `${name}.png`), animations: 'disabled' })
}
