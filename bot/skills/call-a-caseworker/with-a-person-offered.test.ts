import { expect, it } from '@jest/globals'
import type { Fragment, Reply } from '../../conversation/message.js'
import type { Skill, Turn } from '../../conversation/ports.js'
import { danish } from '../../texts/da.js'
import { complains } from './complains.js'
import { withAPersonOffered } from './with-a-person-offered.js'

const saying = (...lines: (Reply | Fragment)[]): Skill => ({
  name: 'saying',
  async *take() {
    yield* lines
    return { memory: 'kept' }
  },
})

it('offers a person beside an answer, once, and leaves the rest as it is', async () => {
  const { talkToAPerson } = danish
  const other = { label: 'Andet', text: 'Noget andet' }
  const replies = withAPersonOffered(
    saying(
      { kind: 'fragment', text: 'Du kan' },
      { kind: 'reply', text: 'Du kan klage.', suggestions: [other] },
      { kind: 'reply', text: 'Mere?', suggestions: [talkToAPerson] },
    ),
  ).take({ language: 'da' } as Turn)
  const suggested: unknown[] = []
  for (;;) {
    const next = await replies.next()
    if (next.done) {
      expect(next.value).toEqual({ memory: 'kept' })
      break
    }
    suggested.push('suggestions' in next.value ? next.value.suggestions : next.value.kind)
  }
  expect(suggested).toEqual(['fragment', [other, talkToAPerson], [talkToAPerson]])
})

it('knows a complaint from a question', () => {
  expect(
    ['Jeg vil klage over min sanktion', 'I want to complain', 'Det er uretfærdigt'].map(complains),
  ).toEqual([true, true, true])
  expect(complains('Hvornår får jeg dagpenge?')).toBe(false)
})
