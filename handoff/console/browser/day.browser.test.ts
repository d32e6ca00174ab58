import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { atDesk, card, setStage, signIn } from './stage.js'
import type { Stage } from './stage.js'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
}, 60_000)
afterAll(() => stage.strike())

const composer = (page: Page) => page.locator('#say')
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')
const spoken = (page: Page) => page.locator('.bars [role=status]').innerText()
const textOf = (page: Page) => composer(page).inputValue()
const says = async (page: Page, text: string) => {
  await composer(page).fill(text)
  await composer(page).press('Enter')
}
/** Takes Anna, and waits until what she shared is there. */
const takeAnna = async (page: Page) => {
  await card(page, 'Anna').locator('button').click()
  await page.locator('.line.citizen', { hasText: 'Jeg venter gerne' }).waitFor()
}
const nothingWrong = (complaints: string[]) => expect([...complaints, ...stage.fake.faults]).toEqual([])

it('somebody signs in, is refused with reasons, and is let in', async () => {
  stage.fake.reset()
  const { page, complaints, leave } = await stage.visit()
  await page.locator('form').waitFor()
  expect(await page.locator('a[href^="/api/staff/oidc"]').count()).toBe(0)
  const alert = page.locator('[role=alert]')
  await page.locator('form button').click()
  await expectText(alert, 'Skriv både e-mail og adgangskode')
  await signIn(page, 'mette', 'forkert')
  await expectText(alert, 'passer ikke sammen')
  stage.fake.refusals.push(['POST /login', 'too-many-requests'], ['POST /login', 'sign-in-busy'])
  await signIn(page)
  await expectText(alert, 'for mange forsøg')
  await signIn(page)
  await expectText(alert, 'Der er travlt')
  await stage.fake.stop()
  await page.locator('form button').click()
  await expectText(alert, 'ingen forbindelse')
  await stage.fake.start()
  await signIn(page)
  await card(page, 'Anna').waitFor()
  await page.reload()
  await card(page, 'Anna').waitFor()
  nothingWrong(complaints)
  await leave()
})

it('the organisation’s own sign-in is a link, and says when somebody has no role', async () => {
  stage.fake.reset()
  stage.fake.ways = { local: false, oidc: true }
  const { page, leave } = await stage.visit({}, '/desk?sign-in=no-role')
  await expectText(page.locator('.said').first(), 'har ikke adgang til skrivebordet')
  expect(page.url()).toBe(`${stage.fake.origin}/desk`)
  expect(await page.locator('form').count()).toBe(0)
  await page.locator('a[href^="/api/staff/oidc"]').click()
  expect(await page.locator('body').innerText()).toBe('/desk')
  await leave()
})

it('a citizen is taken from the keyboard, answered, and the answer is seen to go', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  expect(await page.title()).toBe('(4 i kø) Skrivebord – Jobassistent')
  // the first was taken by a colleague this page has not heard of: the next in line is taken instead
  stage.fake.colleagueClaims('crisis')
  await page.keyboard.press('Alt+n')
  await page.locator('.line.citizen', { hasText: 'Jeg venter gerne' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.id === 'say')

  let go: () => void = () => undefined
  stage.fake.held = new Promise((resolve) => (go = resolve))
  await says(page, 'Hej Anna.\nPengene kommer **sidst** i måneden.')
  const own = page.locator('.line.caseworker')
  await expectText(own, 'sender …')
  go()
  await expectText(own, 'sendt')
  expect(await own.locator('strong').innerText()).toBe('sidst')
  expect(await textOf(page)).toBe('')
  expect(await focused(page)).toBe('say')
  stage.fake.citizenTypes('anna')
  await expectText(page.locator('.log'), 'Anna skriver …')
  stage.fake.citizenSays('anna', 'Tak for det!')
  await expectText(page.locator('.log'), 'Tak for det!')
  expect(await page.locator('.log .typing').count()).toBe(0)
  nothingWrong(complaints)
  await leave()
})

it('a refused claim is said, and the focus is not lost', async () => {
  const { page, leave } = await atDesk(stage)
  stage.fake.refusals.push(['claim', 'already-claimed'])
  await card(page, 'Anna').locator('button').click()
  await expectText(page.locator('.bar.problem'), 'En kollega nåede det først.')
  stage.fake.colleagueClaims('anna')
  stage.fake.show()
  await card(page, 'Anna').waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.activeElement !== document.body)
  await leave()
})

it('quick replies come by "/", are filtered as one types, and are filled', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await takeAnna(page)
  const options = page.locator('[role=option]')
  await composer(page).pressSequentially('/')
  expect(await options.locator('b').allInnerTexts()).toEqual(['/digital-post', '/farvel', '/hej', '/vent'])
  await expectText(options.last(), 'Jeg er tilbage')
  await composer(page).pressSequentially('h')
  await expectText(options.first(), '/hej')
  await composer(page).press('ArrowDown')
  await composer(page).press('ArrowUp')
  expect(await composer(page).getAttribute('aria-activedescendant')).toBe('reply-hej-da-shared')
  await composer(page).press('Escape')
  expect(await options.count()).toBe(0)
  expect(await textOf(page)).toBe('/h')
  await composer(page).pressSequentially('e')
  await composer(page).press('Enter')
  expect(await textOf(page)).toBe(
    'Hej Anna, jeg hedder Mette og sidder i Københavns Kommune. Hvad kan jeg hjælpe med?',
  )
  // "/" within a text asks for nothing
  await composer(page).fill('og/eller')
  expect(await options.count()).toBe(0)
  nothingWrong(complaints)
  await leave()
})

it('a draft is put in for editing with its articles, and sent with them', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await takeAnna(page)
  await page.keyboard.press('Alt+d')
  await expectText(page.locator('.bar'), 'Vidensbasen har ikke et svar')
  const citation = { section: '', quote: 'x', url: 'https://star.dk/', reviewedAt: '2026-11-21' }
  stage.fake.draft = {
    text: 'Det kommer sidst i måneden. [1]',
    citations: [{ ...citation, n: 1, articleId: 'meld-dig-ledig', title: 'Meld dig ledig' }],
  }
  await composer(page).fill('Hej Anna.')
  await page.keyboard.press('Alt+d')
  await page.locator('.attached li').waitFor()
  expect(await textOf(page)).toBe('Hej Anna.\n\nDet kommer sidst i måneden. [1]')

  await page.getByRole('button', { name: 'Vedhæft artikel' }).click()
  await page.getByLabel('Søg i vidensbasen').fill('g-dage')
  await page.getByRole('button', { name: /^Vedhæft G-dage/ }).click()
  await page.keyboard.press('Escape')
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect(await page.locator('.attached li').count()).toBe(2)
  await page.getByRole('button', { name: /^Fjern Meld dig ledig/ }).click()
  expect(await textOf(page)).toBe('Hej Anna.\n\nDet kommer sidst i måneden.')
  await composer(page).press('Enter')
  await expectText(page.locator('.line.caseworker .cited'), 'G-dage')
  nothingWrong(complaints)
  await leave()
})

it('a note is for colleagues only, keeps its own text, and is not lost when it is not saved', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await takeAnna(page)
  await composer(page).fill('Til Anna')
  await page.keyboard.press('Alt+k')
  await page.getByLabel('Intern note', { exact: true }).last().waitFor()
  expect(await textOf(page)).toBe('')
  stage.fake.refusals.push(['note', 'internal-error'])
  await says(page, 'Har ringet til a-kassen')
  await expectText(page.locator('.bar.problem'), 'Noten er ikke gemt endnu')
  expect(await textOf(page)).toBe('Har ringet til a-kassen')
  await composer(page).press('Enter')
  await expectText(page.locator('.line.note'), 'Har ringet til a-kassen')
  await expectText(page.locator('.right .notes'), 'Har ringet til a-kassen')
  expect(await textOf(page)).toBe('Til Anna')
  expect(stage.fake.office.messagesOf('anna').some(({ text }) => text.includes('a-kassen'))).toBe(false)
  nothingWrong(complaints)
  await leave()
})

it('several conversations keep each their own text, and what is new in the others is counted', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await takeAnna(page)
  await composer(page).fill('Kladde til Anna')
  await card(page, 'Rahul').locator('button').click()
  await page.locator('.line.citizen', { hasText: 'payment' }).waitFor()
  expect(await textOf(page)).toBe('')
  await composer(page).fill('Draft for Rahul')
  stage.fake.citizenSays('anna', 'Er du der?')
  await expectText(card(page, 'Anna').locator('.count'), '1 ulæst')
  expect(await spoken(page)).toContain('Ny besked fra Anna')
  expect(await page.title()).toBe('(1 ulæst, 2 i kø) Skrivebord – Jobassistent')
  await page.keyboard.press('Alt+ArrowUp')
  await page.waitForFunction(
    () => (document.getElementById('say') as HTMLTextAreaElement | null)?.value === 'Kladde til Anna',
  )
  await card(page, 'Anna').locator('.count').waitFor({ state: 'detached' })
  await page.reload()
  await card(page, 'Anna').click()
  await page.waitForFunction(
    () => (document.getElementById('say') as HTMLTextAreaElement | null)?.value === 'Kladde til Anna',
  )
  nothingWrong(complaints)
  await leave()
})

it('a conversation is passed on with a note, and ended with an outcome', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await takeAnna(page)
  await page.getByRole('button', { name: 'Giv videre' }).click()
  const dialog = page.locator('dialog')
  await dialog.getByRole('button', { name: 'Giv videre' }).click()
  await expectText(dialog.locator('[role=alert]'), 'Vælg, hvem')
  await dialog.getByLabel(/Jonas/).check()
  await dialog.getByLabel(/^Note til kollegaen/).fill('Kender du reglen?')
  stage.fake.refusals.push(['transfer', 'not-present'])
  await dialog.getByRole('button', { name: 'Giv videre' }).click()
  await expectText(dialog.locator('[role=alert]'), 'Vælg en anden')
  await dialog.getByRole('button', { name: 'Giv videre' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expectText(page.locator('.bar'), 'givet videre til Jonas')
  await page.waitForFunction(() => document.activeElement?.id === 'claim-next')
  expect(stage.fake.office.notesOf('anna').map(({ text }) => text)).toEqual(['Kender du reglen?'])
  expect(await page.locator('.card.own', { hasText: 'Anna' }).count()).toBe(0)

  await card(page, 'Rahul').locator('button').click()
  await page.locator('.line.citizen', { hasText: 'payment' }).waitFor()
  await page.keyboard.press('Alt+e')
  await dialog.getByLabel('Fik svar', { exact: true }).check()
  await dialog.getByLabel(/^Hvad handlede/).selectOption('udbetaling')
  await dialog.getByRole('button', { name: 'Afslut samtalen' }).click()
  await expectText(page.locator('.bar'), 'Samtalen er afsluttet')
  expect(stage.fake.office.ended.at(-1)).toMatchObject({ outcome: 'answered', theme: 'udbetaling' })

  await page.getByRole('tab', { name: 'Tidligere' }).click()
  await page.getByLabel('Søg i dine afsluttede samtaler').fill('payment')
  await page.getByRole('button', { name: 'Søg' }).click()
  await card(page, 'Rahul').click()
  await expectText(page.locator('.over'), 'kun læse')
  expect(await composer(page).count()).toBe(0)
  nothingWrong(complaints)
  await leave()
})

it('what is said while the line is gone is sent once when it is back, and what was missed is fetched', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await takeAnna(page)
  // remembered by the server, but never acknowledged: it must not come twice
  stage.fake.brokenLines = 1
  await says(page, 'Første')
  await expectText(page.locator('.line.caseworker').first(), 'sendt')
  await stage.fake.stop()
  await page.locator('.bar.warning').waitFor()
  await says(page, 'Anden')
  await expectText(page.locator('.line.caseworker').last(), 'sender …')
  stage.fake.citizenSays('anna', 'Skrevet imens', true)
  await stage.fake.start()
  await page.locator('.bar.warning').waitFor({ state: 'detached' })
  await expectText(page.locator('.line.caseworker').last(), 'sendt')
  await expectText(page.locator('.log'), 'Skrevet imens')
  // a gap is noticed by the next message
  stage.fake.citizenSays('anna', 'Overset', true)
  stage.fake.citizenSays('anna', 'Set')
  await expectText(page.locator('.log'), 'Overset')
  const texts = stage.fake.office
    .messagesOf('anna')
    .slice(6)
    .map(({ text }) => text)
  expect(texts).toEqual(['Første', 'Skrevet imens', 'Anden', 'Overset', 'Set'])
  expect(await page.locator('.line.caseworker .text').allInnerTexts()).toEqual(['Første', 'Anden'])
  nothingWrong(complaints)
  await leave()
})

it('a message that is refused says why, and can be changed or tried again', async () => {
  const { page, leave } = await atDesk(stage)
  await takeAnna(page)
  stage.fake.refusals.push(['say', 'holds-cpr'], ['say', 'holds-cpr'])
  await says(page, 'Er det 010203-1234?')
  const unsent = page.locator('.line.unsent')
  await expectText(unsent, 'CPR-nummer')
  await unsent.getByRole('button', { name: 'Prøv igen' }).click()
  await expectText(unsent, 'CPR-nummer')
  await unsent.getByRole('button', { name: 'Ret' }).click()
  await unsent.waitFor({ state: 'detached' })
  expect(await textOf(page)).toBe('Er det 010203-1234?')
  await leave()
})

it('a session that is over leads to the sign-in, and nothing written is lost; signing out clears it', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await takeAnna(page)
  await composer(page).fill('Næsten færdig')
  stage.fake.endSessions()
  await expectText(page.locator('.said').first(), 'Du er blevet logget ud')
  await signIn(page)
  await card(page, 'Anna').click()
  await page.locator('#say').waitFor()
  expect(await textOf(page)).toBe('Næsten færdig')
  expect(page.url()).toBe(`${stage.fake.origin}/desk`)
  await page.locator('.menu > button').click()
  await page.getByRole('button', { name: 'Log ud' }).click()
  await expectText(page.locator('.said').first(), 'Du er logget ud')
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Næsten')
  nothingWrong(complaints)
  await leave()
})

it('a conversation that is gone says why, keeps what was written, and is emptied when it was erased', async () => {
  const { page, leave } = await atDesk(stage)
  await takeAnna(page)
  await composer(page).fill('Ikke sendt endnu')
  stage.fake.release('anna', 'lease')
  await expectText(page.locator('.over'), 'i kø igen')
  expect(await page.locator('#kept').inputValue()).toBe('Ikke sendt endnu')
  await page.getByRole('button', { name: 'Fjern fra listen' }).click()
  await takeAnna(page)
  stage.fake.release('anna', 'erased')
  await expectText(page.locator('.over'), 'har slettet samtalen')
  expect(await page.locator('main').innerText()).not.toMatch(/Anna|lager|Jeg venter gerne/)
  await leave()
})

it('tasks are taken, reached by phone or mail, put back and done', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await page.getByRole('tab', { name: /Opgaver/ }).click()
  expect(await page.locator('a[href^="tel:"], a[href^="mailto:"]').count()).toBe(0)
  await page.getByRole('button', { name: 'Tag Erik' }).click()
  expect(await page.locator('.contact').getAttribute('href')).toBe('tel:+4520304050')
  await page.getByRole('button', { name: 'Læg tilbage' }).click()
  await page.getByRole('button', { name: 'Tag Erik' }).click()
  await page.getByRole('button', { name: 'Færdig' }).click()
  await page.locator('dialog').getByRole('button', { name: 'Færdig' }).click()
  await card(page, 'Ring om min opsigelse').waitFor({ state: 'detached' })
  expect(stage.fake.office.tasks.map(({ id }) => id)).toEqual(['message', 'late'])
  nothingWrong(complaints)
  await leave()
})

it('presence is switched, news is announced without a name, and no key alone does anything', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await expectText(page.locator('.bar.mild'), '4 borgere venter')
  await page.getByRole('switch').click()
  await page.locator('[role=switch][aria-checked=true]').waitFor()
  expect(stage.fake.office.presence.get('mette')).toBe('available')
  stage.fake.arrives('ny')
  await page.waitForFunction(() =>
    document.querySelector('.bars [role=status]')?.textContent.includes('5 venter'),
  )
  expect(await spoken(page)).toBe('Ny borger i køen: 5 venter')
  for (const key of ['n', 'd', 'k', 'e', 'h', '?', '/']) await page.keyboard.press(key)
  expect(await page.locator('dialog').count()).toBe(0)
  expect(stage.fake.office.active).toEqual([])
  await page.keyboard.press('Alt+h')
  await page.locator('dialog kbd').first().waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('dialog').count()).toBe(0)
  nothingWrong(complaints)
  await leave()
})

it('the typing signal is sparing, and a long text is counted', async () => {
  const { page, leave } = await atDesk(stage)
  await takeAnna(page)
  await composer(page).pressSequentially('Hej med dig')
  await composer(page).fill('a'.repeat(1900))
  await expectText(page.locator('#say-count'), '100 tegn tilbage')
  await says(page, 'a'.repeat(2001))
  await expectText(page.locator('#say-count'), '1 tegn for langt')
  expect(await page.locator('.line.caseworker').count()).toBe(0)
  expect(stage.fake.typed).toBe(1)
  await leave()
})

it('the log stays at its end while a long answer is written below it', async () => {
  const { page, leave } = await atDesk(stage, { viewport: { width: 390, height: 700 } })
  await takeAnna(page)
  const fromEnd = () =>
    page.locator('.log').evaluate((log) => Math.round(log.scrollHeight - log.clientHeight - log.scrollTop))
  for (const text of [
    'En\nto\ntre\nfire\nfem',
    'En\nto\ntre\nfire\nfem!',
    'En\nto',
    'En\nto\ntre\nfire\nfem\nseks',
  ]) {
    await composer(page).fill(text)
    await page.waitForFunction(() => {
      const log = document.querySelector('.log')
      return log && log.scrollHeight - log.clientHeight - log.scrollTop < 2
    })
  }
  expect(await fromEnd()).toBeLessThan(2)
  await page.locator('.log').evaluate((log) => log.scrollTo(0, 0))
  await page.locator('.newest').waitFor()
  stage.fake.citizenSays('anna', 'Noget nyt')
  await expectText(page.locator('.log'), 'Noget nyt')
  expect(await fromEnd()).toBeGreaterThan(48)
  await page.locator('.newest').click()
  await page.locator('.newest').waitFor({ state: 'detached' })
  expect(await fromEnd()).toBeLessThan(2)
  await leave()
})

it('what citizens write is text, never markup', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await card(page, 'Himmelbjerget').locator('button').click()
  await expectText(page.locator('.line.citizen .text'), '<img src=x onerror=alert(1)> **<b>fed</b>**')
  expect(await page.locator('.desk img, .desk .text b').count()).toBe(0)
  nothingWrong(complaints)
  await leave()
})

async function expectText(where: ReturnType<Page['locator']>, text: string): Promise<void> {
  await where.filter({ hasText: text }).first().waitFor({ state: 'attached' })
}
