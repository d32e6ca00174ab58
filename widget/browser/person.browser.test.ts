import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { textsIn } from '../texts/texts.js'
import { personTextsIn } from '../texts/person/texts.js'
import { axeViolations, desktop, phone, photograph, setStage, visit } from './stage.js'
import type { Stage, Visit } from './stage.js'

let stage: Stage
let open: Visit | undefined
beforeAll(async () => {
  stage = await setStage()
}, 60_000)
afterAll(() => stage.strike())
beforeEach(() => {
  stage.server.requests.length = stage.server.deskRefusals.length = stage.server.heard.length = 0
})
afterEach(async () => {
  expect(open?.complaints ?? []).toEqual([])
  await open?.leave()
  open = undefined
})

type Where = Parameters<typeof visit>[2] & { language?: 'da' | 'en' }

/** Opens the chat on a page of its own and waits for its greeting. */
async function openChat({ language = 'da', ...options }: Where = {}): Promise<Page> {
  open = await visit(stage.browser, `${stage.server.origin}/chat?language=${language}`, options)
  await open.page.locator('.line').waitFor()
  return open.page
}
async function say(page: Page, text: string): Promise<void> {
  await page.locator('#say').fill(text)
  await page.locator('#say').press('Enter')
}
/** Says what brings a card, and gives it back once it can be filled in. */
async function cardFor(page: Page, text: string) {
  const before = await page.locator('.card').count()
  await say(page, text)
  const card = page.locator('.card').nth(before)
  await card.locator('button').first().waitFor()
  return card
}
const button = (where: Page | ReturnType<Page['locator']>, name: string | RegExp) =>
  where.getByRole('button', { name })
const bar = (page: Page) => page.locator('.bar [role=status]')
const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id)
const focusIsInLog = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('role') === 'log')
/** Goes on with Tab until something called so has the focus. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press(key)
    const label = await page.evaluate(() => {
      const { activeElement } = document
      const labelled =
        activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement
      return (
        activeElement?.getAttribute('aria-label') ??
        (labelled ? activeElement.labels?.[0]?.textContent : activeElement?.textContent) ??
        ''
      )
    })
    if (name.test(label)) return
  }
  throw new Error(`nothing called ${String(name)} can be reached by ${key}`)
}

describe('a citizen who asks for a person', () => {
  it('edits what is shared, is put in line, and leaves it, by keyboard alone', async () => {
    const page = await openChat()
    await page.locator('#say').focus()
    await tabTo(page, /^ ?Tal med et menneske/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.locator('.card textarea').waitFor()
    await page.locator('#say').focus()
    await tabTo(page, /^Det her får sagsbehandleren/, 'Shift+Tab')
    expect(await page.locator('.card textarea').inputValue()).toMatch(/^Mit spørgsmål: .*\nAssistenten/)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Jeg er opsagt')
    await page.keyboard.press('Enter')
    await page.keyboard.type('og vil gerne vide mere.')
    await tabTo(page, /^Tag samtalen/)
    await page.keyboard.press('Space')
    await tabTo(page, /^Dit fornavn/)
    await page.keyboard.type(' Anna ')
    await tabTo(page, /^Stil mig i kø/)
    await page.keyboard.press('Enter')

    await bar(page).filter({ hasText: 'Du er nummer 2 i køen. Ventetiden er cirka 5 minutter.' }).waitFor()
    expect(stage.server.requests).toEqual([
      {
        kind: 'chat',
        clientId: expect.any(String),
        shared: { summary: 'Jeg er opsagt\nog vil gerne vide mere.', transcript: false, name: 'Anna' },
      },
    ])
    expect(await page.locator('.card').textContent()).toBe('Sendt')
    expect(await focusIsInLog(page)).toBe(true)
    expect(await page.locator('button.person').count()).toBe(0)
    expect(await page.locator('.suggestions').count()).toBe(0)

    stage.server.announce({ kind: 'handoff', state: 'queued', position: 1 })
    await bar(page)
      .filter({ hasText: /^Du er forrest i køen\.$/ })
      .waitFor()
    await tabTo(page, /^Gå ud af køen/)
    await page.keyboard.press('Enter')
    await page.locator('.line').filter({ hasText: 'Du er ude af køen' }).waitFor()
    expect(await bar(page).textContent()).toBe('')
    expect(await focusIsInLog(page)).toBe(true)
    expect(await button(page, 'Tal med et menneske').count()).toBe(1)
    // who is no longer in line is not with somebody when the page comes back
    await page.reload()
    await page.locator('.line').nth(3).waitFor()
    await page.locator('.card').waitFor()
    expect(await bar(page).textContent()).toBe('')
  })

  it('says no in words, and the form is a form no longer', async () => {
    const page = await openChat()
    const card = await cardFor(page, 'Jeg vil tale med et menneske')
    await button(card, 'Nej tak').click()
    await page.locator('.line').filter({ hasText: 'Så fortsætter vi her' }).waitFor()
    expect(stage.server.heard.at(-1)?.text).toBe('Nej, jeg bliver hos assistenten')
    expect(await card.textContent()).toBe('Afsluttet')
    expect(stage.server.requests).toEqual([])
  })

  it.each([
    [{ status: 409, code: 'unavailable' }, /ikke længere nogen/],
    [{ status: 400, code: 'invalid-request' }, /Noget i felterne/],
    [{ status: 429, code: 'rate-limited' }, /travlt/],
    [{ status: 500, code: 'failed' }, /lykkedes ikke/],
  ])('keeps what she typed when the answer is %j, and can try again', async (refusal, words) => {
    const page = await openChat()
    const card = await cardFor(page, 'Jeg vil tale med et menneske')
    await card.locator('textarea').fill('Min egen tekst')
    await card.locator('input[type=text]').fill('Anna')
    stage.server.deskRefusals.push(refusal)
    await button(card, 'Stil mig i kø').click()
    await card.locator('[role=alert]').filter({ hasText: words }).waitFor()
    expect(await card.locator('textarea').inputValue()).toBe('Min egen tekst')
    await button(card, 'Stil mig i kø').click()
    await bar(page).filter({ hasText: 'nummer 2' }).waitFor()
    expect(stage.server.requests).toMatchObject([{ shared: { summary: 'Min egen tekst', name: 'Anna' } }])
  })

  it('keeps what she typed when the server is away', async () => {
    const page = await openChat()
    const card = await cardFor(page, 'Jeg vil tale med et menneske')
    await card.locator('textarea').fill('Min egen tekst')
    await stage.server.stop()
    await button(card, 'Stil mig i kø').click()
    await card.locator('[role=alert]').filter({ hasText: 'Det kom ikke frem' }).waitFor()
    await stage.server.start()
    await page.locator('.warning').waitFor({ state: 'detached' })
    expect(await card.locator('textarea').inputValue()).toBe('Min egen tekst')
    await button(card, 'Stil mig i kø').click()
    await bar(page).filter({ hasText: 'nummer 2' }).waitFor()
    expect(stage.server.requests).toHaveLength(1)
  })

  it('stands in line once when the answer to it is lost', async () => {
    const page = await openChat()
    const card = await cardFor(page, 'Jeg vil tale med et menneske')
    await page.route('**/handoff', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await button(card, 'Stil mig i kø').click()
    await bar(page).filter({ hasText: 'nummer 2' }).waitFor()
    await card.getByText('Sendt').waitFor()
    expect(await page.locator('.line').filter({ hasText: 'Du er nummer 2' }).count()).toBe(1)
    expect(stage.server.requests).toHaveLength(1)
    await page.unrouteAll({ behavior: 'wait' })
  })

  it('is told where she stands when the page comes back', async () => {
    const page = await openChat()
    await button(await cardFor(page, 'Jeg vil tale med et menneske'), 'Stil mig i kø').click()
    await bar(page).filter({ hasText: 'nummer 2' }).waitFor()
    await page.reload()
    await bar(page).filter({ hasText: 'nummer 2' }).waitFor()
    expect(await page.locator('.card').textContent()).toBe('Sendt')
    await page.goto(`${stage.server.origin}/chat`)
    await bar(page).filter({ hasText: 'nummer 2' }).waitFor()
    stage.server.claim('Mette')
    await bar(page).filter({ hasText: 'Du skriver med Mette, som er sagsbehandler.' }).waitFor()
    await page.reload()
    await bar(page).filter({ hasText: 'Du skriver med Mette' }).waitFor()
  })

  it('still answers in words when the forms cannot be fetched, and gets them when they can', async () => {
    stage.server.lends = false
    const page = await openChat()
    await say(page, 'Jeg vil tale med et menneske')
    await page.locator('.warning').filter({ hasText: 'Noget af chatten kunne ikke hentes' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await photograph(page, 'person-not-fetched')
    expect(await page.locator('.suggestions button').allTextContents()).toEqual([
      'Ja, stil mig i kø',
      'Nej, bliv hos assistenten',
    ])
    await page.locator('.suggestions button').first().click()
    await page.locator('.line').filter({ hasText: 'Du er nummer 2 i køen' }).waitFor()
    stage.server.lends = true
    await button(page, 'Prøv igen').click()
    await bar(page).filter({ hasText: 'nummer 2' }).waitFor()
    expect(await page.locator('.card').textContent()).toBe('Sendt')
    expect(await page.locator('.status-lines .warning').count()).toBe(0)
  })
})

describe('a citizen who is with somebody', () => {
  it('is told who, sees that her lines are sent and what was hidden, and is not answered by the assistant', async () => {
    const { server } = stage
    const page = await openChat()
    await say(page, 'Svar løbende')
    await page.locator('.growing').waitFor()
    server.claim('Mette')
    await bar(page).filter({ hasText: 'Du skriver med Mette, som er sagsbehandler.' }).waitFor()
    expect(await page.locator('.growing').count()).toBe(0)
    server.release()
    expect(await page.locator('#notice').textContent()).toBe(
      'Du skriver med Mette. Skriv ikke dit CPR-nummer.',
    )
    expect(await page.locator('.composer label').textContent()).toBe('Skriv til Mette')
    expect(await page.locator('.who p').textContent()).toBe('Mette · Sagsbehandler')
    await button(page, 'Menu').click()
    expect(await button(page, 'Tal med et menneske').count()).toBe(0)
    await page.keyboard.press('Escape')

    // the line stays the element it was when it gets its mark: read aloud once
    await page.evaluate(() => {
      const added: (string | null)[] = []
      Object.assign(window, { added })
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes)
            if (node instanceof Element && node.matches('.line.citizen')) added.push(node.textContent)
      }).observe(document.querySelector('.log') ?? document, { childList: true, subtree: true })
    })
    await say(page, 'Mit CPR-nummer er 010190-1234')
    const line = page.locator('.line.citizen').last()
    await line.locator('.why').waitFor()
    expect(await line.textContent()).toMatch(/· Sendt.*\[CPR •••\].*Skjult, før nogen så det: CPR-nummer\.$/)
    expect(await page.evaluate('added.length')).toBe(1)
    // what was said to the assistant is not marked
    expect(await page.locator('.line.citizen').first().textContent()).not.toContain('Sendt')
    server.type('caseworker')
    await page.locator('.unseen').filter({ hasText: 'Mette skriver …' }).waitFor({ state: 'attached' })
  })

  it('ends it after a word, and can say how it was', async () => {
    const { server } = stage
    const page = await openChat()
    server.claim('Mette')
    await button(page, 'Afslut samtalen med Mette').click()
    await page.locator('dialog').getByRole('button', { name: 'Fortryd' }).click()
    expect(await bar(page).textContent()).toContain('Mette')
    server.deskRefusals.push({ status: 503, code: 'unavailable-now' })
    await button(page, 'Afslut samtalen med Mette').click()
    await page.locator('dialog .strong').click()
    await page.locator('dialog [role=alert]').filter({ hasText: 'lykkedes ikke' }).waitFor()
    await page.locator('dialog .strong').click()
    const card = page.locator('.card')
    await card.locator('form').waitFor()
    expect(await page.locator('dialog').count()).toBe(0)
    expect(await focusIsInLog(page)).toBe(true)
    expect(await page.locator('#notice').textContent()).toContain('en AI')

    await button(card, 'Send dit svar').click()
    await card.locator('.alarm').filter({ hasText: 'Vælg, hvordan det var.' }).waitFor()
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('1')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await card.locator('textarea').fill('Hun var venlig.')
    server.deskRefusals.push({ status: 500, code: 'failed' })
    await button(card, 'Send dit svar').click()
    await card.locator('[role=alert]').filter({ hasText: 'lykkedes ikke' }).waitFor()
    await button(card, 'Send dit svar').click()
    await page.locator('.line').filter({ hasText: 'Tak for dit svar.' }).waitFor()
    expect(server.requests).toEqual([{ stars: 4, words: 'Hun var venlig.' }])
    expect(await card.textContent()).toBe('Sendt')
    expect(await focusIsInLog(page)).toBe(true)
  })

  it('is not left in a question when the caseworker ends it first', async () => {
    const page = await openChat()
    stage.server.claim('Mette')
    await button(page, 'Afslut samtalen med Mette').click()
    stage.server.close()
    await page.locator('.card form').waitFor()
    expect(await page.locator('dialog').count()).toBe(0)
    expect(await focusIsInLog(page)).toBe(true)
    await button(page.locator('.card'), 'Spring over').click()
    expect(await page.locator('.card').textContent()).toBe('Sprunget over')
  })

  it('is told when she has rated it in another window', async () => {
    const page = await openChat()
    stage.server.claim('Mette')
    await bar(page).filter({ hasText: 'Mette' }).waitFor()
    stage.server.close()
    const card = page.locator('.card')
    await card.getByText('Godt', { exact: true }).click()
    stage.server.deskRefusals.push({ status: 409, code: 'already-rated' })
    await button(card, 'Send dit svar').click()
    await card.getByText('Du har allerede svaret. Tak for det.').waitFor()
  })
})

describe('a citizen whom nobody can take', () => {
  it('books a call at a free time, by keyboard alone', async () => {
    const { server } = stage
    const page = await openChat({ timezoneId: 'America/New_York' })
    const card = await cardFor(page, 'lukket menneske')
    expect(await card.locator('button').allTextContents()).toEqual([
      'Læg en besked',
      'Bliv ringet op',
      'Fortsæt med assistenten',
    ])
    await page.locator('#say').focus()
    await tabTo(page, /^Bliv ringet op/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await card.locator('form').waitFor()
    // a time late at night elsewhere is the next day here
    expect(await card.locator('.day-of h3').allTextContents()).toEqual([
      expect.stringMatching(/^mandag (den )?23\. november$/),
      expect.stringMatching(/^tirsdag/),
      expect.stringMatching(/^onsdag/),
    ])
    expect(await card.locator('.day-of').first().locator('.choice').allTextContents()).toEqual([
      '0.30',
      '9.00',
      '9.30',
      '10.00',
      '13.30',
      '14.00',
    ])
    await tabTo(page, /^Bestil opkaldet/)
    await page.keyboard.press('Enter')
    await card.locator('.alarm').filter({ hasText: 'Vælg en tid.' }).waitFor()
    await card.locator('.alarm').filter({ hasText: 'mindst 8 cifre' }).waitFor()
    await page.keyboard.press('ArrowRight')
    await tabTo(page, /^Vis flere dage/)
    await page.keyboard.press('Enter')
    expect(await card.locator('.day-of').count()).toBe(4)
    await tabTo(page, /^Telefonnummer/)
    await page.keyboard.type('12 34 56 78')
    server.deskRefusals.push({ status: 409, code: 'slot-taken' })
    await page.keyboard.press('Enter')
    await card.locator('[role=alert]').filter({ hasText: 'Vælg en anden' }).waitFor()
    expect(await card.locator('.day-of').first().locator('.choice').allTextContents()).not.toContain('9.00')
    expect(await card.locator('input[type=tel]').inputValue()).toBe('12 34 56 78')
    await card.getByText('13.30', { exact: true }).first().click()
    await button(card, 'Bestil opkaldet').click()
    await page.locator('.line').filter({ hasText: 'Du bliver ringet op' }).waitFor()
    expect(server.requests).toMatchObject([
      { kind: 'callback', at: '2026-11-23T12:30:00.000Z', contact: { kind: 'phone', value: '12 34 56 78' } },
    ])
    expect(await card.textContent()).toBe('Sendt')
  })

  it('is not left in an empty form when the last time is taken', async () => {
    const page = await openChat()
    const card = await cardFor(page, 'sidste tid')
    await button(card, 'Bliv ringet op').click()
    await card.getByText('9.00', { exact: true }).click()
    await card.locator('input[type=tel]').fill('12345678')
    stage.server.deskRefusals.push({ status: 409, code: 'slot-taken' })
    await button(card, 'Bestil opkaldet').click()
    await card.getByText('Der er ikke flere ledige tider.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Vælg noget andet')
  })

  it('leaves a message with an e-mail address, and loses nothing by looking at the other ways', async () => {
    const page = await openChat()
    const card = await cardFor(page, 'Jeg vil tale med nogen, ingen ved chatten')
    await button(card, 'Læg en besked').click()
    await card.locator('textarea').fill('')
    await card.getByText('Skriv en e-mail', { exact: true }).click()
    await card.getByLabel('E-mail', { exact: true }).fill('anna@')
    await button(card, 'Send beskeden').click()
    await card.locator('.alarm').filter({ hasText: 'Skriv, hvad det handler om.' }).waitFor()
    expect(await focusedId(page)).toBe(await card.locator('textarea').getAttribute('id'))
    await card.locator('textarea').fill('Hvornår får jeg svar?')
    await button(card, 'Vælg noget andet').click()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Læg en besked')
    await button(card, 'Vent i kø alligevel').click()
    await card.getByText(/måske når de ikke frem/).waitFor()
    expect(await card.locator('textarea').inputValue()).toBe('Hvornår får jeg svar?')
    await button(card, 'Vælg noget andet').click()
    await button(card, 'Læg en besked').click()
    const email = card.getByLabel('E-mail', { exact: true })
    expect(await email.inputValue()).toBe('anna@')
    await email.fill('anna@example.dk')
    await button(card, 'Send beskeden').click()
    await page.locator('.line').filter({ hasText: 'Din besked er sendt' }).waitFor()
    expect(stage.server.requests).toEqual([
      {
        kind: 'message',
        clientId: expect.any(String),
        text: 'Hvornår får jeg svar?',
        contact: { kind: 'email', value: 'anna@example.dk' },
      },
    ])
    // never in the conversation
    expect(await page.locator('.log').textContent()).not.toContain('anna@example.dk')
  })

  it('goes on with the assistant, or waits all the same', async () => {
    const page = await openChat()
    await button(await cardFor(page, 'ingen ved chatten'), 'Fortsæt med assistenten').click()
    await page.locator('.line').filter({ hasText: 'Så fortsætter vi her' }).waitFor()
    const card = await cardFor(page, 'ingen ved chatten')
    await button(card, 'Vent i kø alligevel').click()
    await button(card, 'Stil mig i kø').click()
    await bar(page).filter({ hasText: 'nummer 2' }).waitFor()
    expect(stage.server.requests).toMatchObject([{ kind: 'chat', shared: { transcript: true } }])
  })
})

it('counts what a caseworker writes while the chat is closed', async () => {
  open = await visit(stage.browser, `${stage.server.origin}/`)
  const { page } = open
  await page.locator('job-assistent .launcher').click()
  const chat = page.frameLocator('job-assistent iframe')
  await chat.locator('.line').waitFor()
  stage.server.claim('Mette')
  await chat.locator('.bar.active').waitFor()
  await chat.locator('header button').last().click()
  await page.locator('job-assistent iframe').waitFor({ state: 'hidden' })
  stage.server.speak({ text: 'Er du der?', author: { role: 'caseworker', name: 'Mette' } })
  await page.locator('job-assistent .count').filter({ hasText: /^1$/ }).waitFor()
})

const longName = 'Anne-Margrethe Wilhelmine Kristoffersen-Vestergaard'
const sizes = { narrow: { width: 320, height: 568 }, phone, desktop }

describe.each([
  ['phone', 'da'],
  ['desktop', 'da'],
  ['phone', 'en'],
  ['narrow', 'da'],
] as const)('on a %s, in %s', (device, language) => {
  it('every state is as WCAG 2.2 AA has it, without scrolling sideways', async () => {
    const { server } = stage
    const p = personTextsIn[language]
    const page = await openChat({ viewport: sizes[device], language })
    const shows = async (state: string) => {
      await page.evaluate(() => document.querySelector('.log')?.scrollTo({ top: 1e6 }))
      await photograph(page, `person-${device}-${language}-${state}`)
      const sideways = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('.log, .card, .card *')]
          .filter(
            (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline',
          )
          .filter((one) => !one.matches('.unseen, input'))
          .map((one) => one.outerHTML.slice(0, 120)),
      )
      expect([state, ...(await axeViolations(page)), ...sideways]).toEqual([state])
    }
    const en = language === 'en'

    await cardFor(page, textsIn[language].personSentence)
    await shows('01-offer')
    let card = await cardFor(page, 'lang menneske')
    await shows('02-offer-long')
    await card.locator('textarea').fill('Det handler om min opsigelse. '.repeat(70))
    await button(card, p.join).click()
    await card.locator('.field .alarm').waitFor()
    await shows('03-offer-too-long')
    await card.locator('textarea').fill('Jeg er opsagt.')
    server.deskRefusals.push({ status: 409, code: 'unavailable' })
    await button(card, p.join).click()
    await card.locator('[role=alert]:not(:empty)').waitFor()
    await shows('04-offer-refused')

    card = await cardFor(page, en ? 'closed person' : 'lukket menneske')
    await shows('05-closed')
    await button(card, p.ways.callback).click()
    await shows('06-call')
    await button(card, p.moreDays).click()
    await button(card, p.book).click()
    await card.locator('.alarm').nth(1).waitFor()
    await card.locator('fieldset').evaluate((one) => one.scrollIntoView({ block: 'start' }))
    await photograph(page, `person-${device}-${language}-07-call-missing`)
    await shows('08-call-missing-end')
    await button(card, p.other).click()
    await button(card, p.ways.message).click()
    await shows('09-message')
    await card.getByText(p.reachBy.email, { exact: true }).click()
    await card.getByLabel(p.contact.email, { exact: true }).fill('anna@')
    await button(card, p.sendMessage).click()
    await card.locator('.field .alarm').waitFor()
    await shows('10-message-wrong')
    card = await cardFor(page, en ? 'nobody at the chat' : 'ingen ved chatten')
    await shows('11-nobody')
    await button(card, p.ways.wait).click()
    await shows('12-wait')
    card = await cardFor(page, en ? 'all times taken' : 'optaget')
    await button(card, p.ways.callback).click()
    await card.getByText(p.noSlots).waitFor()
    await shows('13-no-times')

    card = await cardFor(page, en ? 'unknown wait' : 'uvis ventetid')
    await shows('14-offer-first')
    await button(card, p.join).click()
    await page.locator('.bar.queued').waitFor()
    await shows('15-queued')
    server.deskRefusals.push({ status: 500, code: 'failed' })
    await button(page, p.leave).click()
    await page.locator('.bar [role=alert]:not(:empty)').waitFor()
    await shows('16-leave-failed')
    server.claim('Mette')
    await page.locator('.bar.active').waitFor()
    server.speak({
      text: en ? 'Hello, how can I help?' : 'Hej, hvad kan jeg hjælpe dig med?',
      author: { role: 'caseworker', name: 'Mette' },
    })
    await say(page, en ? 'My CPR number is 010190-1234' : 'Mit CPR-nummer er 010190-1234')
    await page.locator('.line.citizen .why').waitFor()
    server.type('caseworker')
    await page.locator('.dots').waitFor()
    await shows('17-active')
    await button(page, p.end('Mette')).click()
    await shows('18-end')
    await page.keyboard.press('Escape')
    server.announce({ kind: 'handoff', state: 'active', caseworker: longName })
    await button(page, p.end(longName)).click()
    await shows('19-long-name-end')
    await page.keyboard.press('Escape')
    await shows('20-long-name')
    server.close()
    card = page.locator('.card').last()
    await card.locator('form').waitFor()
    await shows('21-rating')
    await button(card, p.sendRating).click()
    await card.locator('.alarm').first().waitFor()
    await shows('22-rating-missing')
    await card.locator('.choice').nth(3).click()
    await card.locator('textarea').fill(en ? 'She was kind.' : 'Hun var venlig og hjælpsom.')
    await shows('23-rating-filled')
    await button(card, p.sendRating).click()
    await page.locator('.line').last().filter({ hasText: 'Tak' }).waitFor()
    await shows('24-rated')
  }, 120_000)
})
