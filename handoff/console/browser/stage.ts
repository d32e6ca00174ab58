import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { axeViolations, desktop, photograph, visit } from '../../../widget/browser/stage.js'
import type { Visit } from '../../../widget/browser/stage.js'
import { launchChromium } from '../../../widget/testing/chromium.js'
import { buildConsole } from '../build.mjs'
import { FakeDesk } from '../testing/fake-desk.js'
import { everybodysPassword } from '../testing/seed.js'

export const tablet = { width: 820, height: 1180 }

/** A built page, an office for it and a browser. */
export type Stage = Awaited<ReturnType<typeof setStage>>

export async function setStage() {
  const assets = await mkdtemp(path.join(tmpdir(), 'jobassistent-desk-'))
  await buildConsole({ out: assets })
  const fake = new FakeDesk(assets)
  await fake.start()
  const browser = await launchChromium()
  return {
    fake,
    browser,
    visit: (options: BrowserContextOptions = {}, address = '/desk') =>
      visit(browser, fake.origin + address, { viewport: desktop, ...options }),
    async strike() {
      await browser.close()
      await fake.stop()
      await rm(assets, { recursive: true })
    },
  }
}

/** Signs in by the form, as somebody of the office. */
export async function signIn(page: Page, name = 'mette', password = everybodysPassword): Promise<void> {
  await page.locator('input[type=email]').fill(`${name}@kommune.example`)
  await page.locator('input[type=password]').fill(password)
  await page.locator('form button[type=submit]').click()
}

/** At the desk, with the queue on the screen. */
export async function atDesk(
  stage: Stage,
  options: BrowserContextOptions = {},
  name = 'mette',
): Promise<Visit> {
  stage.fake.reset()
  const there = await stage.visit(options)
  await signIn(there.page, name)
  await there.page.locator('.cards .card').first().waitFor()
  return there
}

/** Takes a photograph and looks for what WCAG 2.2 AA does not allow. */
export async function inspect(page: Page, name: string): Promise<string[]> {
  await photograph(page, `desk-${name}`)
  return (await axeViolations(page)).map((violation) => `${name}: ${violation}`)
}

/** What a colleague at the desk does with the first words of a card. */
export const card = (page: Page, words: string) => page.locator('.card', { hasText: words })
