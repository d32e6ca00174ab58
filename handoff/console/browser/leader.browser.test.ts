import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { atDesk, setStage } from './stage.js'
import type { Stage } from './stage.js'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
}, 60_000)
afterAll(() => stage.strike())

const nothingWrong = (complaints: string[]) => expect([...complaints, ...stage.fake.faults]).toEqual([])
const goTo = async (page: Page, section: string) => {
  await page.getByRole('link', { name: 'Leder' }).click()
  await page.getByRole('link', { name: section }).click()
}
const shown = (page: Page, text: string) => page.getByText(text).first().waitFor()

it('shows how it goes, and says when it cannot be fetched', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await page.clock.install()
  await goTo(page, 'Overblik')
  await shown(page, '12:34')
  await shown(page, '4,4 af 5 (12)')
  stage.fake.refusals.push(['GET /overview', 'internal-error'])
  await page.clock.runFor(10_500)
  await shown(page, 'Tallene kunne ikke hentes')
  await page.clock.runFor(10_500)
  await page.getByText('Tallene kunne ikke hentes').waitFor({ state: 'detached' })
  expect(page.url()).toBe(`${stage.fake.origin}/desk#/leder`)
  nothingWrong(complaints)
  await leave()
})

it('sets the hours of the country and of a municipality, and takes them back', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await goTo(page, 'Åbningstider')
  await shown(page, 'Juledag')
  await page.getByRole('button', { name: 'Tilføj tid lørdag' }).click()
  await page.getByLabel('Lørdag fra').fill('14:00')
  await page.getByLabel('Lørdag til').fill('10:00')
  await page.getByRole('button', { name: 'Gem' }).click()
  await shown(page, '“fra” ikke ligger før “til”')
  await page.getByLabel('Lørdag til').fill('16:00')
  await page.getByRole('button', { name: 'Tilføj lukkedag' }).click()
  await page.getByRole('button', { name: 'Gem' }).click()
  await shown(page, 'En lukkedag mangler sin dato')
  await page.getByLabel('Dato').last().fill('2027-02-01')
  await page.getByLabel('Årsag').last().fill('Flytning')
  await page.getByLabel('Grundlovsdag, 5. juni').uncheck()
  await page.getByRole('button', { name: 'Gem' }).click()
  await shown(page, 'Gemt.')
  expect(stage.fake.office.settings.get('')).toMatchObject({
    hours: { saturday: [{ from: '14:00', to: '16:00' }] },
    closingDays: [{ date: '2026-12-23' }, { date: '2027-02-01', reason: 'Flytning' }],
    closedOn: { constitutionDay: false },
  })

  await page.getByLabel('Kommune').selectOption('0751')
  await shown(page, 'Følger tiderne for hele landet')
  await page.getByRole('button', { name: 'Fjern tid mandag' }).click()
  await page.getByRole('button', { name: 'Gem' }).click()
  await shown(page, 'Kommunen har sine egne tider')
  expect(stage.fake.office.settings.get('0751')?.hours.monday).toEqual([])
  await page.getByRole('button', { name: 'Brug tiderne for hele landet' }).click()
  await page.locator('dialog').getByRole('button', { name: 'Brug tiderne for hele landet' }).click()
  await shown(page, 'Følger tiderne for hele landet')
  nothingWrong(complaints)
  await leave()
})

it('writes the quick replies everybody shares, and each her own', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await goTo(page, 'Hurtigsvar')
  await page.getByRole('button', { name: 'Nyt hurtigsvar' }).click()
  await page.getByLabel(/^Genvej efter/).fill('Med Mellemrum')
  await page.getByLabel('Tekst').fill('Hej')
  await page.getByRole('button', { name: 'Gem' }).click()
  await shown(page, 'Noget er ikke udfyldt rigtigt')
  stage.fake.refusals.push(['POST /quick-replies', 'key-taken'])
  await page.getByLabel(/^Genvej efter/).fill('jobnet')
  await page.getByRole('button', { name: 'Gem' }).click()
  await shown(page, 'Den findes allerede')
  await page.getByRole('button', { name: 'Gem' }).click()
  await page.getByRole('button', { name: 'Slet /jobnet' }).waitFor()
  expect(stage.fake.office.quickReplies.at(-1)).toMatchObject({ key: 'jobnet', text: 'Hej', shared: true })
  await page.getByRole('button', { name: 'Slet /jobnet' }).click()
  await page.locator('dialog').getByRole('button', { name: 'Slet' }).click()
  await page.getByRole('button', { name: 'Slet /jobnet' }).waitFor({ state: 'detached' })

  await page.locator('.menu > button').click()
  await page.getByRole('button', { name: 'Indstillinger' }).click()
  await page.locator('dialog').getByRole('button', { name: 'Ret /vent' }).click()
  await page.locator('dialog').getByLabel('Tekst').fill('Jeg er her om lidt.')
  await page.locator('dialog').getByRole('button', { name: 'Gem' }).click()
  await shown(page, 'Jeg er her om lidt.')
  expect(stage.fake.office.quickReplies.find(({ shared }) => !shared)?.text).toBe('Jeg er her om lidt.')
  await page.getByLabel('Nuværende adgangskode').fill('forkert')
  await page.getByLabel('Ny adgangskode').fill('en ny og lang kode')
  await page.getByRole('button', { name: 'Skift adgangskode' }).click()
  await shown(page, 'Den nuværende adgangskode passer ikke')
  await page.getByLabel('Nuværende adgangskode').fill('en lang adgangskode')
  await page.getByRole('button', { name: 'Skift adgangskode' }).click()
  await shown(page, 'Adgangskoden er skiftet')
  nothingWrong(complaints)
  await leave()
})

it('makes, changes and deletes accounts, and shows a first password once', async () => {
  const { page, complaints, leave } = await atDesk(stage)
  await goTo(page, 'Medarbejdere')
  await page.getByRole('button', { name: 'Ny medarbejder' }).click()
  const dialog = page.locator('dialog')
  await dialog.getByLabel('Fornavn').fill('Liv')
  await dialog.getByLabel('E-mail').fill('liv@kommune.example')
  await dialog.getByLabel('Sagsbehandler').uncheck()
  await dialog.getByRole('button', { name: 'Gem' }).click()
  await shown(page, 'Vælg mindst én rolle')
  await dialog.getByLabel('Sagsbehandler').check()
  await dialog.locator('summary').click()
  await dialog.getByLabel('Aarhus Kommune').check()
  await dialog.getByRole('button', { name: 'Gem' }).click()
  await shown(page, 'først-gang-4711')
  await dialog.getByRole('button', { name: 'Luk' }).click()
  expect(await page.locator('body').innerText()).not.toContain('først-gang-4711')
  expect(stage.fake.office.accounts.at(-1)).toMatchObject({
    name: 'Liv',
    municipalities: ['0751'],
    roles: ['caseworker'],
  })

  await page.getByRole('button', { name: 'Ret Liv' }).click()
  await dialog.getByLabel('Samtaler ad gangen').fill('2')
  await dialog.getByLabel('Kontoen er lukket').check()
  await dialog.getByRole('button', { name: 'Gem' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.locator('.account.off', { hasText: 'Liv' }).waitFor()
  expect(stage.fake.office.accounts.at(-1)).toMatchObject({ capacity: 2, disabled: true })
  await page.getByRole('button', { name: 'Ny adgangskode til Liv' }).click()
  await dialog.getByRole('button', { name: 'Ny adgangskode' }).click()
  await shown(page, 'ny-kode-til-dig-08')
  await page.keyboard.press('Escape')
  stage.fake.refusals.push(['DELETE /accounts/:id', 'last-admin'])
  await page.getByRole('button', { name: 'Slet Mette' }).click()
  await dialog.getByRole('button', { name: 'Slet' }).click()
  await shown(page, 'mindst én leder')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Slet Liv' }).click()
  await dialog.getByRole('button', { name: 'Slet' }).click()
  await page.locator('.account', { hasText: 'Liv' }).waitFor({ state: 'detached' })
  nothingWrong(complaints)
  await leave()
})

it('is closed to caseworkers, and speaks English to who wants it', async () => {
  const { page, complaints, leave } = await atDesk(stage, {}, 'jonas')
  expect(await page.getByRole('link', { name: 'Leder' }).count()).toBe(0)
  await page.goto(`${stage.fake.origin}/desk#/leder`)
  await shown(page, 'Det har du ikke adgang til')
  await page.goto(`${stage.fake.origin}/desk#/`)
  await page.locator('.menu > button').click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Take next (4 waiting)' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Take next (4 waiting)' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  expect(await page.title()).toBe('(4 waiting) Desk – Jobassistent')
  await page.getByRole('button', { name: 'Take Rahul' }).click()
  await page.locator('#say').fill('/he')
  await page.locator('[role=option]', { hasText: '/hello' }).click()
  expect(await page.locator('#say').inputValue()).toBe('Hi Rahul, my name is Jonas. How can I help?')
  nothingWrong(complaints)
  await leave()
})

it('plays a sound and shows a message only where it is chosen, and never says whom it is about', async () => {
  const { page, leave } = await atDesk(stage, { permissions: [] })
  await page.evaluate(() => {
    const told: string[] = []
    class Told {
      static permission = 'default'
      static requestPermission = async () => (Told.permission = 'granted')
      constructor(title: string, options: { body?: string }) {
        told.push(title + (options.body ?? ''))
      }
      close() {
        // it stays
      }
    }
    Object.assign(window, { told, Notification: Told })
    document.hasFocus = () => false
  })
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told)
  stage.fake.arrives('first')
  await shown(page, '5 borgere venter')
  expect(await told()).toEqual([])
  await page.locator('.menu > button').click()
  await page.getByRole('button', { name: 'Indstillinger' }).click()
  expect(await page.getByLabel('Spil en lyd').isChecked()).toBe(false)
  await page.getByLabel(/^Vis en besked/).check()
  await page.keyboard.press('Escape')
  stage.fake.arrives('second', { shared: { transcript: true, name: 'Hemmelig' }, question: 'Noget privat' })
  await shown(page, '6 borgere venter')
  expect(await told()).toEqual(['Ny borger i køen'])
  expect(await page.evaluate(() => localStorage.getItem('jobassistent-desk:notify'))).toBe('true')
  await leave()
})
