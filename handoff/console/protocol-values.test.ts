import { expect, it } from '@jest/globals'
import * as desk from '../../widget/protocol/desk.js'
import { maxTextLength } from '../../widget/protocol/http.js'
import { password, roles } from '../../widget/protocol/staff.js'
import * as values from './protocol-values.js'

it('says the same as the protocol', () => {
  expect(values.outcomes).toEqual(desk.outcomes)
  expect(values.themes).toEqual(desk.themes)
  expect(values.weekdays).toEqual(desk.weekdays)
  expect(values.roles).toEqual(roles)
  expect(values.maxTextLength).toBe(maxTextLength)
  const say = { conversationId: 'c', text: 'Hej', clientId: 'x' }
  const articles = (count: number) => Array.from({ length: count }, (_, index) => `a${index}`)
  expect(desk.DeskSay.safeParse({ ...say, articles: articles(values.maxArticles) }).success).toBe(true)
  expect(desk.DeskSay.safeParse({ ...say, articles: articles(values.maxArticles + 1) }).success).toBe(false)
  expect(password.safeParse('x'.repeat(values.shortestPassword)).success).toBe(true)
  expect(password.safeParse('x'.repeat(values.shortestPassword - 1)).success).toBe(false)
})
