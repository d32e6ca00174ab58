import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { crisisIn, mayBeInDistress } from '../crisis.js'
import { readExamples } from '../testing/read-examples.js'

const read = (name: string) => readExamples(path.join(import.meta.dirname, 'unseen', name))
const inNeed = read('crisis.txt')
const calm = read('calm.txt')
const chat = read('chat.txt')
const shareOf = (some: typeof calm, is: (text: string) => boolean) =>
  some.filter(({ text }) => is(text)).length / some.length

/** A little below, and above, what came out when they were first put to it. */
describe('messages nobody has learnt from', () => {
  it('are enough to tell', () => {
    expect(inNeed.length).toBeGreaterThanOrEqual(50)
    expect(calm.length).toBeGreaterThanOrEqual(50)
  })

  it('are met as a crisis when they are one, and otherwise mostly get the numbers to call', () => {
    expect(shareOf(inNeed, (text) => crisisIn(text) !== undefined)).toBeGreaterThanOrEqual(0.92)
    expect(
      shareOf(inNeed, (text) => crisisIn(text) !== undefined || mayBeInDistress(text)),
    ).toBeGreaterThanOrEqual(0.96)
  })

  it('are seldom taken for a crisis when they only sound like one', () => {
    expect(shareOf(calm, (text) => crisisIn(text) !== undefined)).toBeLessThanOrEqual(0.1)
    expect(
      shareOf(calm, (text) => crisisIn(text) !== undefined || mayBeInDistress(text)),
    ).toBeLessThanOrEqual(0.2)
  })

  it('are none when they are only what one says to a chat', () => {
    expect(chat.filter(({ text }) => crisisIn(text)).map(({ text }) => text)).toEqual([])
    expect(shareOf(chat, mayBeInDistress)).toBeLessThanOrEqual(0.1)
  })
})
