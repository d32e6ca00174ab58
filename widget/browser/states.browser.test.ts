import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Frame } from 'playwright-core'
import { axeViolations, chatFrame, desktop, phone, photograph, setStage, visit } from './stage.js'
import type { Stage } from './stage.js'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
}, 60_000)
afterAll(() => stage.strike())

/** What to say to the fake assistant to see each kind of answer, by the name of its picture. */
const answers = {
  '10-long': 'Giv mig et langt svar',
  '11-unanswered': 'Noget ukendt',
  '12-crisis': 'Jeg er i krise',
  '13-failed': 'Lav en fejl',
  '14-partial': 'Svar delvist',
  '15-own-case': 'Hvad med min sag?',
  '16-out-of-scope': 'Hvordan bliver vejret?',
  '17-clarify': 'Noget uklart',
}

it('axe sees what is wrong when something is', async () => {
  const { page, leave } = await visit(stage.browser, `${stage.server.origin}/chat`)
  await page.locator('.line').waitFor()
  await page.evaluate(() =>
    (document.querySelector<HTMLElement>('.notice') ?? document.body).style.setProperty('color', '#bbb'),
  )
  expect(await axeViolations(page)).toEqual([expect.stringMatching(/^color-contrast: .*notice/)])
  await leave()
})

describe.each([
  ['phone', 'da', phone],
  ['desktop', 'da', desktop],
  ['phone', 'en', phone],
  ['desktop', 'en', desktop],
] as const)('on a %s, in %s', (device, language, viewport) => {
  const danish = language === 'da'

  it('every state is as WCAG 2.2 AA has it', async () => {
    const { server, browser } = stage
    const { page, complaints, leave } = await visit(
      browser,
      `${server.origin}${danish ? '/' : '/demo/en.html'}`,
      {
        viewport,
      },
    )
    const shows = async (state: string, frame?: Frame) => {
      await photograph(page, `${device}-${language}-${state}`)
      expect([state, ...(await axeViolations(frame ?? page))]).toEqual([state])
    }
    await page.locator('job-assistent .launcher').waitFor()
    await shows('01-page')
    await page.locator('job-assistent .launcher').click()
    const chat = await chatFrame(page)
    await chat.locator('.line').first().waitFor()
    await shows('02-greeting')
    await shows('02-greeting', chat)

    const say = async (text: string, shown = '.line.assistant') => {
      const before = await chat.locator(shown).count()
      await chat.locator('textarea').fill(text)
      await chat.locator('textarea').press('Enter')
      await chat.locator(shown).nth(before).waitFor()
    }
    await say(
      danish ? 'Jeg er lige blevet fyret. Hvad gør jeg nu?' : 'I have been given notice. What do I do?',
    )
    await shows('03-answer', chat)
    await chat.locator('.cite').last().click()
    await shows('04-source', chat)
    if (danish) {
      await chat.getByText('Læs hele artiklen').first().click()
      await chat.locator('dialog h3').first().waitFor()
      await shows('05-article', chat)
      await page.keyboard.press('Escape')
      server.articlesFail = true
      await chat.getByText('Læs hele artiklen').first().click()
      await chat.locator('dialog .strong').waitFor()
      await shows('06-article-failed', chat)
      server.articlesFail = false
      await page.keyboard.press('Escape')
    }
    await chat.locator('.menu > button').click()
    await shows('07-menu', chat)
    await chat.locator('.menu li button').nth(2).click()
    await shows('08-erase', chat)
    await page.keyboard.press('Escape')

    for (const [state, text] of danish ? Object.entries(answers) : []) {
      await say(text)
      await shows(state, chat)
    }

    await chat.locator('textarea').fill(`Hej. ${'Det handler om min opsigelse. '.repeat(80)}`)
    await shows('20-too-long', chat)
    await chat.locator('textarea').fill('')
    await say('Svar langsomt', '.line.citizen')
    await chat.locator('.dots').waitFor()
    await shows('21-typing', chat)
    server.release()
    await chat.locator('.dots').waitFor({ state: 'detached' })
    await say('Svar løbende', '.growing')
    await shows('22-growing', chat)
    server.release()
    await chat.locator('.growing').waitFor({ state: 'detached' })
    server.claim('Mette')
    server.speak({ text: 'Hvad kan jeg hjælpe dig med?', author: { role: 'caseworker', name: 'Mette' } })
    await chat.locator('.line.caseworker').waitFor()
    server.type('caseworker')
    await chat.locator('.dots').waitFor()
    await shows('24-caseworker', chat)
    await chat.locator('.log').evaluate((log) => (log.scrollTop = 0))
    await chat.locator('.newest').waitFor()
    await shows('25-reading-above', chat)
    server.refusals.push('malformed-text')
    await chat.locator('textarea').fill('Kan du hjælpe mig?')
    await chat.locator('button.send').click()
    await chat.locator('.unsent').waitFor()
    await shows('26-not-sent', chat)
    await server.stop()
    await chat.locator('.warning').waitFor()
    await chat.locator('textarea').fill('Er du der stadig?')
    await chat.locator('textarea').press('Enter')
    await shows('27-offline', chat)
    await server.start()
    await chat.locator('.warning').waitFor({ state: 'detached' })
    await shows('28-back', chat)
    expect(complaints).toEqual([])
    await leave()
  }, 120_000)

  it('so is the chat on a page of its own, also while it waits for a server', async () => {
    const { server, browser } = stage
    server.closed = true
    const { page, complaints, leave } = await visit(browser, `${server.origin}/chat?language=${language}`, {
      viewport,
    })
    await page.locator('.warning').waitFor()
    await photograph(page, `${device}-${language}-30-waiting`)
    expect(await axeViolations(page)).toEqual([])
    server.closed = false
    // It also tries by itself: the button may be gone before a pointer has found it.
    await page.locator('.status-lines button').evaluateAll((buttons) => {
      for (const button of buttons) if (button instanceof HTMLElement) button.click()
    })
    await page.locator('.line').waitFor()
    await photograph(page, `${device}-${language}-31-own-page`)
    expect(await axeViolations(page)).toEqual([])
    expect(complaints).toEqual([])
    await leave()
  })
})
