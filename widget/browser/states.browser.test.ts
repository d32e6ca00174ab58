import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { axeViolations, chatFrame, desktop, phone, photograph, setStage, visit } from './stage.js'
import type { Stage } from './stage.js'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
}, 60_000)
afterAll(() => stage.strike())

const widths = [
  ['phone', phone],
  ['desktop', desktop],
] as const

describe.each(widths)('on a %s', (device, viewport) => {
  it.each(['da', 'en'] as const)(
    'shows every state, without a violation (%s)',
    async (language) => {
      const { server, browser } = stage
      const address = `${server.origin}${language === 'da' ? '/' : '/demo/en.html'}`
      const { page, complaints, leave } = await visit(browser, address, { viewport })
      const name = (state: string) => `${device}-${language}-${state}`
      const shows = async (state: string, frame?: Awaited<ReturnType<typeof chatFrame>>) => {
        await photograph(page, name(state))
        expect({ state, violations: await axeViolations(frame ?? page) }).toEqual({ state, violations: [] })
      }
      await page.locator('job-assistent .launcher').waitFor()
      await shows('01-page')
      await page.locator('job-assistent .launcher').click()
      const chat = await chatFrame(page)
      await chat.locator('.line').first().waitFor()
      await shows('02-greeting', chat)
      await shows('02-greeting')

      const say = async (text: string, shown = '.line.assistant') => {
        const before = await chat.locator(shown).count()
        await chat.locator('textarea').fill(text)
        await chat.locator('textarea').press('Enter')
        await chat.locator(shown).nth(before).waitFor()
      }
      await say(language === 'da' ? 'Hvad gør jeg nu?' : 'What notice period do I have?')
      await shows('03-answer', chat)
      await chat.locator('.cite').first().click()
      await shows('04-source', chat)
      if (language === 'da') {
        await chat.locator('.sources li button:has(.number)').nth(0).click()
        await chat.getByText('Læs hele artiklen').first().click()
        await chat.locator('dialog h3').first().waitFor()
        await shows('05-article', chat)
        await page.keyboard.press('Escape')
      }
      await chat.locator('.menu > button').click()
      await shows('06-menu', chat)
      await chat.locator('.menu li button').nth(2).click()
      await shows('07-erase', chat)
      await page.keyboard.press('Escape')
      for (const [number, word] of [
        'langt svar',
        'noget ukendt',
        'jeg er i krise',
        'lav en fejl',
        'delvist',
        'min sag',
        'vejret',
        'uklart',
      ].entries()) {
        await say(word)
        await shows(`1${number}-${word.split(' ').at(-1) ?? ''}`, chat)
      }
      await chat
        .locator('textarea')
        .fill(`Jeg har et langt spørgsmål. ${'Det handler om min opsigelse. '.repeat(80)}`)
      await shows('20-too-long', chat)
      await chat.locator('textarea').fill('')
      await say('skriv langsomt', '.line.citizen')
      await chat.locator('.dots').waitFor()
      await shows('21-typing', chat)
      server.release()
      await say('svar løbende', '.growing')
      await shows('22-growing', chat)
      server.release()
      await chat.locator('.growing').waitFor({ state: 'detached' })
      await say(language === 'da' ? 'Jeg vil gerne tale med et menneske' : 'I would like to talk to a person')
      await shows('23-queue', chat)
      await say('hent mette', '.line.caseworker')
      server.type('caseworker')
      await chat.locator('.dots').waitFor()
      await shows('24-caseworker', chat)
      await chat.locator('.log').evaluate((log) => (log.scrollTop = 0))
      await chat.locator('.newest').waitFor()
      await shows('25-above', chat)
      server.refusals.push('malformed')
      await chat.locator('textarea').fill('Kan du hjælpe mig?')
      await chat.locator('.send').click()
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
    },
    90_000,
  )
})
