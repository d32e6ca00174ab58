import { describe, expect, it } from '@jest/globals'
import type { Skill, Turn } from '../../conversation/ports.js'
import { textsIn } from '../../texts/texts-in.js'
import { withNumbersToCall } from './with-numbers-to-call.js'

const skill: Skill = {
  name: 'answerQuestion',
  async *take() {
    yield { kind: 'reply', text: 'the answer' }
    return { memory: 'kept' }
  },
}

describe('numbers to call', () => {
  it.each(['da', 'en'] as const)(
    'come after the answer, in %s, and leave all else as it was',
    async (language) => {
      const lines = withNumbersToCall(skill).take({ language } as Turn)
      expect((await lines.next()).value).toMatchObject({ text: 'the answer' })
      expect((await lines.next()).value).toMatchObject({ text: textsIn(language).ifItIsHard })
      expect(await lines.next()).toEqual({ done: true, value: { memory: 'kept' } })
    },
  )
})
