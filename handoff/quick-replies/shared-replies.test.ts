import { describe, expect, it } from '@jest/globals'
import { QuickReplyChange } from '../../widget/protocol/desk.js'
import { fillPlaceholders } from './fill-placeholders.js'
import { sharedReplies } from './shared-replies.js'

const placeholders = { da: ['navn', 'mig', 'kommune'], en: ['name', 'me', 'municipality'] }
const named = sharedReplies.map((reply) => [`${reply.language}/${reply.key}`, reply] as const)

describe('the quick replies that come with the program', () => {
  it('are as many in English as in Danish, each under a key of its own', () => {
    const keysIn = (language: string) =>
      sharedReplies.filter((reply) => reply.language === language).map(({ key }) => key)
    expect(keysIn('da').length).toBeGreaterThanOrEqual(12)
    expect(keysIn('en')).toHaveLength(keysIn('da').length)
    expect(new Set(named.map(([name]) => name)).size).toBe(sharedReplies.length)
  })

  it.each(named)('%s can be kept, and knows the placeholders of its language', (_name, reply) => {
    expect(QuickReplyChange.parse(reply)).toEqual(reply)
    const used = [...reply.text.matchAll(/\{(.*?)\}/g)].map(([, word]) => word)
    for (const word of used) expect(placeholders[reply.language]).toContain(word)
    // What somebody reads in a chat on her phone.
    expect(reply.text.length).toBeLessThanOrEqual(250)
  })

  it.each(named)('%s reads well when neither name nor municipality is known', (_name, { text }) => {
    const filled = fillPlaceholders(text, { me: 'Mette' })
    expect(filled).toMatch(/^\p{Lu}/u)
    expect(filled).not.toMatch(/[{}]|\s[.,!?:;]|,[.,!?:;]| {2}|^\s|\s$/)
  })
})
