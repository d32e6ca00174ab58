import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { axeViolations, desktop, phone, photograph, visit } from '../../widget/browser/stage.js'
import { launchChromium } from '../../widget/testing/chromium.js'
import { openFrontDoor, type FrontDoor } from './front-door.js'

let door: FrontDoor
let browser: Browser
beforeAll(async () => {
  door = await openFrontDoor({
    STAFF_BOOTSTRAP: 'mette@kommune.dk:hemmelig:caseworker+admin',
    OPENING_HOURS: 'always',
  })
  browser = await launchChromium()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await door.close()
})

it('a citizen on her phone and a caseworker at her desk find one another, talk, and part', async () => {
  const desk = await visit(browser, `${door.url}/desk`, { viewport: desktop })
  await desk.page.locator('input[type=email]').fill('mette@kommune.dk')
  await desk.page.locator('input[type=password]').fill('hemmelig')
  await desk.page.locator('form button[type=submit]').click()
  await desk.page.locator('main').first().waitFor()

  const chat = await visit(browser, `${door.url}/chat?municipality=0461&language=da`, { viewport: phone })
  const { page } = chat
  const says = async (text: string) => {
    await page.locator('textarea#say').fill(text)
    await page.locator('textarea#say').press('Enter')
  }
  await says('Hvor meget må jeg arbejde ved siden af dagpenge?')
  await page.locator('.sources').first().waitFor()

  // asked for, seen, changed, agreed to
  await page.locator('button.person').click()
  const offered = page.locator('.card textarea').first()
  await offered.waitFor()
  expect(await offered.inputValue()).toContain('Hvor meget må jeg arbejde ved siden af dagpenge?')
  await offered.fill('Jeg vil gerne tale om at arbejde ved siden af dagpenge. <b>Tak</b>')
  await page.locator('.card input[type=text]').first().fill('Sofie')
  await photograph(page, 'two-people-1-offer-phone')
  expect(await axeViolations(page)).toEqual([])
  await page.locator('.card button.strong, .card button[type=submit]').first().click()

  // waited for, and taken from the keyboard
  const queued = desk.page.locator('.cards .card', { hasText: 'Sofie' }).first()
  await queued.waitFor()
  await photograph(page, 'two-people-2-waiting-phone')
  await photograph(desk.page, 'two-people-2-waiting-desk')
  await desk.page.keyboard.press('Alt+n')
  await page.getByText('Mette er her nu').first().waitFor()

  // both ways, as text and never as markup
  await desk.page.locator('#say').fill('Hej Sofie. Det afhænger af dine timer.\n<img src=x onerror=alert(1)>')
  await desk.page.locator('#say').press('Enter')
  await page.getByText('Det afhænger af dine timer.').waitFor()
  await says('Jeg arbejder 10 timer om ugen.')
  await desk.page.getByText('Jeg arbejder 10 timer om ugen.').first().waitFor()
  expect(await desk.page.locator('img[src=x], .text b').count()).toBe(0)
  expect(await page.locator('img[src=x]').count()).toBe(0)
  await photograph(page, 'two-people-3-talking-phone')
  await photograph(desk.page, 'two-people-3-talking-desk')
  expect(await axeViolations(page)).toEqual([])
  expect(await axeViolations(desk.page)).toEqual([])

  // a reload at both ends loses nothing
  await page.reload()
  await page.getByText('Jeg arbejder 10 timer om ugen.').waitFor()
  await desk.page.reload()
  await desk.page.locator('.cards .card', { hasText: 'Sofie' }).first().click()
  await desk.page.getByText('Jeg arbejder 10 timer om ugen.').first().waitFor()

  // ended, rated, and back with the assistant
  await desk.page.keyboard.press('Alt+e')
  await desk.page.locator('dialog[open] button.strong, dialog[open] button[type=submit]').last().click()
  await page.getByText('Mette har afsluttet samtalen').waitFor()
  await page.locator('.card input[type=radio]').last().check()
  await page.locator('.card button.strong, .card button[type=submit]').last().click()
  await page.getByText('Tak for dit svar').waitFor()
  await photograph(page, 'two-people-4-over-phone')
  await photograph(desk.page, 'two-people-4-over-desk')
  await says('Hvad er en G-dag?')
  await page.locator('.sources').last().waitFor()
  expect([...chat.complaints, ...desk.complaints]).toEqual([])
}, 120_000)
