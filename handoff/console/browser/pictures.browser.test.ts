import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { desktop, phone } from '../../../widget/browser/stage.js'
import { atDesk, card, inspect, setStage, signIn, tablet } from './stage.js'
import type { Stage } from './stage.js'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
}, 60_000)
afterAll(() => stage.strike())

/** States that look different in another language or on a tablet. */
const telling = /^(01|03|04|05|08|10|13|18|22|30|31|33)/
const places = { desktop, tablet, phone }

describe.each([
  ['desktop', 'da'],
  ['tablet', 'da'],
  ['phone', 'da'],
  ['desktop', 'en'],
  ['phone', 'en'],
] as const)('on a %s, in %s', (device, language) => {
  it('every state is as WCAG 2.2 AA has it', async () => {
    const { fake } = stage
    fake.reset()
    fake.ways = { local: true, oidc: true }
    const { page, complaints, leave } = await stage.visit({ viewport: places[device] })
    const wrong: string[] = []
    const narrow = device === 'phone'
    const whole = language === 'da' && device !== 'tablet'
    const shows = async (state: string) => {
      if (whole || telling.test(state)) wrong.push(...(await inspect(page, `${device}-${language}-${state}`)))
    }
    const part = async (index: number) => {
      if (narrow) await page.locator('.parts button').nth(index).click()
    }

    await page.locator('form').waitFor()
    if (language === 'en') await page.locator('.plain[lang=en]').click()
    await shows('01-sign-in')
    await signIn(page, 'mette', 'forkert')
    await page.locator('[role=alert]:not(:empty)').waitFor()
    await shows('02-refused')
    await signIn(page)
    await card(page, 'Anna').waitFor()
    await shows('03-queue')
    await page.locator('.presence').click()
    await page.locator('[role=switch][aria-checked=true]').waitFor()

    await card(page, 'Anna').locator('button').click()
    await page.locator('.line.citizen').last().waitFor()
    await shows('04-conversation')
    if (device !== 'desktop') {
      await (narrow ? page.locator('.parts button').nth(2) : page.locator('#show-details')).click()
      await page.locator('.right h2').first().waitFor()
      await shows('05-details')
      if (narrow) await part(1)
      else await page.keyboard.press('Escape')
    }
    await page.locator('#say').fill('/')
    await page.locator('.quick-replies').waitFor()
    await shows('06-quick-replies')
    await page.locator('#say').fill('/findes-ikke')
    await shows('07-no-quick-reply')
    fake.draft = {
      text: 'Du får den første udbetaling sidst i måneden. [1]\n\n- Send dit dagpengekort. [2]\n- Vent på svar.',
      citations: ['g-dage', 'meld-dig-ledig'].map((articleId, index) => ({
        n: index + 1,
        articleId,
        title: index
          ? 'Meld dig ledig den første dag uden arbejde'
          : 'G-dage – løn fra arbejdsgiveren de første to ledige dage',
        section: index ? '' : 'Hvornår?',
        quote: 'Ord for ord.',
        url: 'https://www.borger.dk/',
        reviewedAt: '2026-11-21',
      })),
    }
    await page.locator('#say').fill('')
    await page.keyboard.press('Alt+d')
    await page.locator('.attached').waitFor()
    await shows('08-draft')
    await page.keyboard.press('Enter')
    await page.locator('.line.caseworker .cited').waitFor()
    await page.keyboard.press('Alt+k')
    await page.locator('#say').fill('Anna har fået svar. Hun vil vende tilbage.')
    await page.locator('.composer.note').waitFor()
    await shows('09-note')
    await page.keyboard.press('Enter')
    await page.locator('.line.note').waitFor()
    fake.refusals.push(['say', 'holds-cpr'])
    await page.locator('#say').fill('Dit nummer er det, du ved.')
    await page.keyboard.press('Enter')
    await page.locator('.line.unsent').waitFor()
    fake.citizenTypes('anna')
    await page.locator('.log .typing').waitFor()
    await shows('10-note-failed-typing')
    await page.locator('#say').fill('Det er en lang besked. '.repeat(95))
    await shows('11-too-long')
    await page.locator('#say').fill('')

    await page.keyboard.press('Alt+h')
    await page.locator('dialog').waitFor()
    await shows('12-help')
    await page.keyboard.press('Escape')
    await page.locator('.conversation-head .quiet').nth(0).click()
    await page.locator('dialog .colleague').first().waitFor()
    await page.locator('dialog .colleague input').last().check()
    await shows('13-transfer')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+e')
    await page.locator('dialog').waitFor()
    await shows('14-end')
    await page.keyboard.press('Escape')
    await page.locator('.tools button').nth(2).click()
    await page.locator('dialog input').fill('dag')
    await page.locator('.found li').first().waitFor()
    await shows('15-article')
    await page.keyboard.press('Escape')

    await part(0)
    await card(page, 'Himmelbjerget').locator('button').click()
    await page.locator('.line.citizen').last().waitFor()
    await shows('16-long')
    await part(0)
    await shows('17-own')
    await page.locator('#tab-tasks').click()
    await card(page, 'Ring om min opsigelse').locator('button').click()
    await page.locator('.contact').waitFor()
    await shows('18-tasks')
    await page.locator('#tab-earlier').click()
    await page.locator('.search input').fill('kursus')
    await page.locator('.search button').click()
    await card(page, 'Karen').click()
    await page.locator('.over').waitFor()
    await shows('19-earlier')
    await part(0)
    await page.locator('#tab-conversations').click()
    fake.release('long', 'left')
    await card(page, 'Himmelbjerget').click()
    await page.locator('.over').waitFor()
    await shows('20-left')

    await page.locator('.menu > button').click()
    await shows('21-menu')
    await page.locator('.menu li button').first().click()
    await page.locator('dialog .rows').waitFor()
    await shows('22-settings')
    await page.keyboard.press('Escape')
    await fake.stop()
    await page.locator('.bar.warning').waitFor()
    await shows('23-lost')
    await fake.start()
    await page.locator('.bar.warning').waitFor({ state: 'detached' })

    await page.locator('.top nav a').nth(1).click()
    await page.locator('.tiles').first().waitFor()
    await shows('30-overview')
    await page.locator('.sections a').nth(1).click()
    await page.locator('.preview').waitFor()
    await shows('31-hours')
    await page.locator('.sections a').nth(2).click()
    await page.locator('.rows li').first().waitFor()
    await page.locator('.rows li .quiet').first().click()
    await shows('32-replies')
    await page.locator('.sections a').nth(3).click()
    await page.locator('.account').first().waitFor()
    await shows('33-accounts')
    await page.locator('.account .quiet').first().click()
    await page.locator('dialog summary').click()
    await shows('34-account')
    await page.keyboard.press('Escape')
    fake.endSessions()
    await page.locator('.sign-in').waitFor()
    await shows('40-ended')
    expect(wrong).toEqual([])
    expect(complaints).toEqual([])
    expect(fake.faults).toEqual([])
    await leave()
  }, 180_000)
})

it('an empty desk, and two hundred percent of zoom', async () => {
  const { page, leave } = await atDesk(stage, { viewport: { width: 640, height: 400 } })
  await page.locator('#claim-next').click()
  await page.locator('.line').first().waitFor()
  const zoomed = await inspect(page, 'zoomed')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640)
  stage.fake.reset()
  stage.fake.office.waiting = []
  stage.fake.office.tasks = []
  await page.locator('.sign-in').waitFor()
  await page.setViewportSize(desktop)
  await signIn(page)
  await page.locator('.padded').first().waitFor()
  expect([...zoomed, ...(await inspect(page, 'empty'))]).toEqual([])
  await leave()
}, 60_000)
