import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Frame, Page } from 'playwright-core'
import { startHostPage } from '../testing/host-page.js'
import { chatFrame, desktop, setStage, visit } from './stage.js'
import type { Stage, Visit } from './stage.js'

let stage: Stage
let open: Visit | undefined
beforeAll(async () => {
  stage = await setStage()
}, 60_000)
afterAll(() => stage.strike())
afterEach(async () => {
  expect(open?.complaints ?? []).toEqual([])
  await open?.leave()
  open = undefined
})

/** Opens an address; what goes wrong on the page fails the test. */
async function goTo(address: string, options: Parameters<typeof visit>[2] = {}): Promise<Page> {
  open = await visit(stage.browser, address, options)
  return open.page
}
const launcher = (page: Page) => page.locator('job-assistent .launcher')
const panel = (page: Page) => page.locator('job-assistent .panel')

async function openChat(page: Page): Promise<Frame> {
  await launcher(page).click()
  const chat = await chatFrame(page)
  await chat.locator('.line.assistant').first().waitFor()
  return chat
}
async function ask(chat: Frame, text: string): Promise<void> {
  const replies = chat.locator('.line.assistant:not(.growing)')
  const before = await replies.count()
  await chat.locator('textarea').fill(text)
  await chat.locator('textarea').press('Enter')
  await replies.nth(before).waitFor()
}
const focused = (where: Page | Frame) =>
  where.evaluate(() => {
    const element = document.activeElement
    return [element?.id, element?.className, element?.tagName].find(Boolean)
  })

describe('a citizen', () => {
  it('asks, opens a source and reads the article, by keyboard alone', async () => {
    const page = await goTo(`${stage.server.origin}/`, { viewport: desktop })
    await launcher(page).focus()
    await page.keyboard.press('Enter')
    const chat = await chatFrame(page)
    await chat.locator('.suggestions').waitFor()
    expect(await focused(chat)).toBe('say')

    await page.keyboard.type('Hvad er')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('G-dage?')
    await page.keyboard.press('Enter')
    const answer = chat.locator('.line.assistant').nth(1)
    await answer.waitFor()
    expect(await chat.locator('.line.citizen .text').textContent()).toBe('Hvad er\nG-dage?')
    expect(await answer.locator('.for').textContent()).toBe('Gælder dig, der får dagpenge')

    // backwards from the field: send is after it, so first "Tal med et menneske", then the log and what is in it
    const tabTo = async (name: RegExp, key = 'Shift+Tab') => {
      for (let step = 0; step < 20; step++) {
        await page.keyboard.press(key)
        const label = await chat.evaluate(
          () =>
            document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
        )
        if (name.test(label)) return
      }
      throw new Error(`nothing called ${String(name)} can be reached by ${key}`)
    }
    await tabTo(/^Kilde 1/)
    await page.keyboard.press('Enter')
    const source = answer.locator('.sources li').first()
    await source.locator('blockquote').waitFor()
    expect(await source.locator('button[aria-expanded]').getAttribute('aria-expanded')).toBe('true')
    expect(await chat.evaluate(() => document.activeElement?.textContent)).toMatch(/G-dage/)
    expect(await source.textContent()).toMatch(
      /Lov om arbejdsløshedsforsikring.*Gennemgået 21\. november 2026/,
    )
    const link = source.locator('a')
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
    expect(await link.getAttribute('target')).toBe('_blank')
    expect(await link.textContent()).toContain('åbner i et nyt vindue')

    await tabTo(/^Læs hele artiklen/, 'Tab')
    await page.keyboard.press('Enter')
    await chat.locator('dialog[open] h3').first().waitFor()
    expect(await focused(chat)).toBe('article-title')
    expect(await chat.locator('dialog a').count()).toBe(1)
    await page.keyboard.press('Escape')
    await chat.locator('dialog').waitFor({ state: 'detached' })
    expect(await chat.evaluate(() => document.activeElement?.textContent)).toBe('Læs hele artiklen')

    await page.keyboard.press('Escape')
    await panel(page).waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className)).toBe(
      'launcher',
    )
  })

  it('finds the conversation again after a reload, without the focus being taken', async () => {
    const page = await goTo(`${stage.server.origin}/`)
    await ask(await openChat(page), 'Hvad er G-dage?')
    await page.reload()
    const chat = await chatFrame(page)
    await chat.locator('.line').nth(2).waitFor()
    expect(await chat.locator('.line.citizen .text').textContent()).toBe('Hvad er G-dage?')
    expect(await focused(page)).toBe('BODY')
    await chat.locator('.note').filter({ hasText: 'Her er din samtale igen.' }).waitFor()
  })

  it('keeps the conversation where nothing may be stored, for as long as the page lasts', async () => {
    const page = await goTo('about:blank')
    await page.addInitScript(() => {
      for (const storage of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, storage, {
          get() {
            throw new DOMException('blocked', 'SecurityError')
          },
        })
    })
    await page.goto(`${stage.server.origin}/`)
    const chat = await openChat(page)
    await ask(chat, 'Hvad er G-dage?')
    await chat.locator('header button').last().click()
    await launcher(page).click()
    expect(await chat.locator('.line').count()).toBe(3)
  })

  it('is told of what came while the panel was closed, also on the next page', async () => {
    const page = await goTo(`${stage.server.origin}/`)
    const chat = await openChat(page)
    await chat.locator('header button').last().click()
    await panel(page).waitFor({ state: 'hidden' })
    stage.server.speak({ text: 'Er du der?', author: { role: 'caseworker', name: 'Mette' } })
    await page.locator('job-assistent .count').filter({ hasText: '1' }).waitFor()
    expect(await launcher(page).textContent()).toContain('1 ulæst besked')
    await page.reload()
    await page.locator('job-assistent .count').filter({ hasText: '1' }).waitFor()
    await launcher(page).click()
    await page.locator('job-assistent .count').waitFor({ state: 'hidden' })
  })

  it('changes the language, and gets a greeting in it as long as nothing is said', async () => {
    const page = await goTo(`${stage.server.origin}/chat?municipality=0101&language=da`)
    await page.locator('.line').waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('.text').filter({ hasText: 'Hello, I am Jobassistent' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.locator('textarea').fill('I have been given notice')
    await page.locator('textarea').press('Enter')
    await page.locator('.line.assistant').nth(1).waitFor()
    await page.getByRole('button', { name: 'Dansk' }).click()
    expect(await page.locator('label').textContent()).toBe('Skriv dit spørgsmål')
    // what stands in the other language says so
    expect(await page.locator('.line.assistant .text').first().getAttribute('lang')).toBe('en')
    expect(await page.locator('.line').count()).toBe(3)
    await page.reload()
    await page.locator('.line').nth(2).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('da')
  })

  it('takes a suggestion, and asks for a person', async () => {
    const page = await goTo(`${stage.server.origin}/chat`)
    await page.getByRole('button', { name: 'Hvad er G-dage?' }).click()
    await page.locator('.line.assistant').nth(1).waitFor()
    expect(await page.locator('.line.citizen').count()).toBe(1)
    await page.locator('.composer button.person').click()
    await page
      .locator('.line.citizen .text')
      .filter({ hasText: 'Jeg vil gerne tale med et menneske' })
      .waitFor()
    await page.locator('.card').getByRole('button', { name: 'Stil mig i kø' }).waitFor()
  })

  it('downloads the conversation, and erases it', async () => {
    const page = await goTo(`${stage.server.origin}/chat`)
    await page.locator('textarea').fill('Hvad er G-dage?')
    await page.locator('textarea').press('Enter')
    await page.locator('.line.assistant').nth(1).waitFor()
    const item = async (name: string) => {
      await page.getByRole('button', { name: 'Menu' }).click()
      await page.getByRole('button', { name, exact: true }).click()
    }
    const [download] = await Promise.all([page.waitForEvent('download'), item('Hent samtalen')])
    expect(download.suggestedFilename()).toBe('samtale-med-jobassistent.json')
    expect(await readFile(await download.path(), 'utf8')).toContain('Hvad er G-dage?')

    const id = await page.evaluate(
      () => (JSON.parse(localStorage.getItem('jobassistent:') ?? '{}') as { id: string }).id,
    )
    await item('Slet samtalen')
    await page.getByRole('button', { name: 'Fortryd' }).click()
    expect(stage.server.conversations.has(id)).toBe(true)
    await item('Slet samtalen')
    await page.locator('dialog .strong').click()
    await page.locator('.note').filter({ hasText: 'Samtalen er slettet' }).waitFor()
    expect(await page.locator('.line').count()).toBe(1)
    expect(stage.server.conversations.has(id)).toBe(false)
  })

  it('is told in words when a message is too long, and can send it when it is not', async () => {
    const page = await goTo(`${stage.server.origin}/chat`)
    await page.locator('.line').waitFor()
    const field = page.locator('textarea')
    await field.fill('a'.repeat(1999))
    expect(await page.locator('#say-count').textContent()).toBe('1 tegn tilbage')
    await field.fill(`${'a'.repeat(2001)}\u202E\u0000`)
    expect(await page.locator('#say-count').textContent()).toMatch(/1 tegn for lang/)
    await field.press('Enter')
    expect(await page.locator('.line.citizen').count()).toBe(0)
    await field.press('Backspace')
    await field.fill(`${'a'.repeat(2000)}\u202E\u0000`)
    await field.press('Enter')
    await page.locator('.line.assistant').nth(1).waitFor()
    expect(stage.server.heard.at(-1)?.text).toBe('a'.repeat(2000))
  })

  it('hears each message once, when it is whole', async () => {
    const page = await goTo(`${stage.server.origin}/chat`)
    await page.locator('.line').waitFor()
    // what a screen reader is told: elements added to the log that are not hidden from it
    await page.evaluate(() => {
      const announced: string[] = []
      Object.assign(window, { announced })
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes)
            if (node instanceof Element && !node.closest('[aria-hidden=true], [aria-live=off]'))
              announced.push(node.textContent)
      }).observe(document.querySelector('[role=log]') ?? document, { childList: true, subtree: true })
    })
    await page.locator('textarea').fill('Svar løbende')
    await page.locator('textarea').press('Enter')
    await page.locator('.growing').waitFor()
    stage.server.release()
    await page.locator('.growing').waitFor({ state: 'detached' })
    await page.locator('.sources').waitFor()
    const announced = await page.evaluate('announced')
    expect(announced).toEqual([
      expect.stringContaining('Svar løbende'),
      expect.stringContaining('Du skal melde dig ledig på Jobnet'),
    ])
  })

  it('is not moved while reading above, and is when saying something', async () => {
    const page = await goTo(`${stage.server.origin}/chat`)
    await page.locator('.line').waitFor()
    const log = page.locator('.log')
    for (const text of ['langt svar', 'et langt svar mere'])
      await Promise.all([
        page
          .locator('textarea')
          .fill(text)
          .then(() => page.locator('textarea').press('Enter')),
        page.locator('.line.citizen .text').filter({ hasText: text }).last().waitFor(),
      ])
    await page.locator('.line.assistant').nth(2).waitFor()
    // a long answer is read from its question on
    const question = await page.locator('.line.citizen').last().boundingBox()
    const frame = await log.boundingBox()
    expect((question?.y ?? 0) - (frame?.y ?? 0)).toBeLessThan(40)

    await log.hover()
    await page.mouse.wheel(0, -5000)
    await page.waitForFunction(() => document.querySelector('.log')?.scrollTop === 0)
    stage.server.speak({ text: 'Noget nyt' })
    await page.locator('.line').filter({ hasText: 'Noget nyt' }).waitFor()
    expect(await log.evaluate((element) => element.scrollTop)).toBe(0)
    await page.getByRole('button', { name: 'Gå til det nyeste' }).click()
    await page.locator('.newest').waitFor({ state: 'detached' })
    await page.mouse.wheel(0, -5000)
    await page.locator('.newest').waitFor()
    await page.locator('textarea').fill('Hvad så nu?')
    await page.locator('textarea').press('Enter')
    await page.locator('.line.citizen').last().waitFor()
    expect(await log.evaluate((element) => element.scrollTop)).toBeGreaterThan(0)
  })

  it('can read and write at 400 % zoom, without scrolling sideways', async () => {
    const page = await goTo(`${stage.server.origin}/`, { viewport: { width: 320, height: 256 } })
    const chat = await openChat(page)
    await ask(chat, 'langt svar')
    await chat.locator('.sources button').first().click()
    for (const where of [page, chat])
      expect(
        await where.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0)
    expect(await chat.locator('.log').evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0)
    expect((await chat.locator('.log').boundingBox())?.height).toBeGreaterThanOrEqual(140)
    await chat.locator('textarea').scrollIntoViewIfNeeded()
    expect(await chat.locator('button.send').isVisible()).toBe(true)
  })

  it('gets through where a proxy blocks websockets', async () => {
    const { server } = stage
    await server.stop()
    server.pollingOnly = true
    await server.start()
    const page = await goTo(`${server.origin}/chat`)
    await page.locator('textarea').fill('Hvad er G-dage?')
    await page.locator('textarea').press('Enter')
    await page.locator('.line.assistant').nth(1).waitFor()
    server.speak({ text: 'Og en ting til' })
    await page.locator('.line').filter({ hasText: 'Og en ting til' }).waitFor()
    await server.stop()
    server.pollingOnly = false
    await server.start()
    await page.locator('.warning').waitFor({ state: 'detached' })
  })

  it('is not fooled by what an answer may hold', async () => {
    const page = await goTo(`${stage.server.origin}/chat`)
    page.on('dialog', () => open?.complaints.push('a script ran'))
    await page.locator('textarea').fill('html')
    await page.locator('textarea').press('Enter')
    const answer = page.locator('.line.assistant').nth(1)
    await answer.waitFor()
    expect(await answer.locator('.text').first().textContent()).toContain(
      '<img src=x onerror=alert(1)> <b>fed</b> [link](javascript:alert(1)) [9]',
    )
    await answer.locator('.sources button').first().click()
    expect(await answer.locator('.sources').textContent()).toContain('<script>alert(1)</script>')
    expect(await answer.locator('img, script, a').count()).toBe(0)
    expect(await answer.locator('.for').count()).toBe(0)
  })
})

describe('a municipality', () => {
  it('embeds it from another origin under a strict policy, and only the two of them are heard', async () => {
    const host = await startHostPage(stage.server.origin)
    const page = await goTo(host.url, { viewport: desktop })
    const chat = await openChat(page)
    await ask(chat, 'Hvad er G-dage?')
    expect(await focused(chat)).toBe('say')

    // said by the page itself, not by the frame: not believed
    await page.evaluate(() => window.postMessage({ jobassistent: 1, type: 'close' }, '*'))
    await chat.evaluate(() => window.postMessage({ jobassistent: 1, type: 'hidden' }, '*'))
    // nor is anything that is not of the schema
    await chat.evaluate(() => window.parent.postMessage({ type: 'close' }, '*'))
    expect(await panel(page).isVisible()).toBe(true)
    await chat.evaluate(() => window.parent.postMessage({ jobassistent: 1, type: 'close' }, '*'))
    await panel(page).waitFor({ state: 'hidden' })
    await host.stop()
  })

  it('may load it twice', async () => {
    const page = await goTo(`${stage.server.origin}/`)
    await page.addScriptTag({ url: '/widget.js?again' })
    await page.addScriptTag({ url: '/widget.js' })
    expect(await page.locator('job-assistent').count()).toBe(1)
    await openChat(page)
    expect(await page.locator('job-assistent iframe').count()).toBe(1)
  })

  it('keeps its own page reachable: going on to it closes a panel that covers it', async () => {
    const page = await goTo(`${stage.server.origin}/`)
    await openChat(page)
    await page.evaluate(() => document.querySelector<HTMLElement>('.skipnav')?.focus())
    await panel(page).waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('skipnav')
  })

  it('is not left with an empty panel when the chat cannot be fetched', async () => {
    const page = await goTo(`${stage.server.origin}/`)
    await page.clock.install()
    await page.route('**/chat?*', (route) => route.abort())
    await launcher(page).click()
    await page.clock.runFor(11_000)
    await panel(page).getByText('Chatten kunne ikke åbnes').waitFor()
    expect(await panel(page).getByRole('link').getAttribute('href')).toMatch(
      /\/chat\?municipality=0101&language=da$/,
    )
    await page.keyboard.press('Escape')
    await panel(page).waitFor({ state: 'hidden' })
    await page.unroute('**/chat?*')
    await openChat(page)
  })
})
