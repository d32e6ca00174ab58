import { describe, expect, it } from '@jest/globals'
import { targetGroups } from '../../../knowledge/editing/article.js'
import { textsIn } from './texts.js'

type Tree = Record<string, unknown>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** Every place in the texts with what stands there, as "card.name". */
const leaves = (tree: Tree, path = ''): [string, unknown][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    isTree(value) ? leaves(value, `${path}${key}.`) : [[path + key, value] as [string, unknown]],
  )

describe('the texts of the desk', () => {
  const [da, en] = [leaves(textsIn.da), leaves(textsIn.en)]

  it('stand in both languages, in the same places and of the same kind', () => {
    const shape = (texts: [string, unknown][]) => texts.map(([key, value]) => [key, typeof value])
    expect(shape(en)).toEqual(shape(da))
  })

  it('leave nothing unsaid', () => {
    for (const [key, value] of [...da, ...en])
      if (typeof value === 'string') expect([key, value.trim()]).not.toEqual([key, ''])
  })

  it('are translated, but for what is the same in both', () => {
    const english = new Map(en)
    const same = da.filter(([key, value]) => typeof value === 'string' && english.get(key) === value)
    expect(
      same.map(([key]) => key).filter((key) => !/^name$|help\.list|email|assistant$|masked/.test(key)),
    ).toEqual(['composer.send', 'card.group', 'leader.presentState'])
  })

  it('name every target group but everybody', () => {
    expect(Object.keys(textsIn.da.card.groups).sort()).toEqual(
      targetGroups.filter((group) => group !== 'alle').sort(),
    )
  })

  it('count in words that fit the number', () => {
    expect(textsIn.da.counted(1, 0)).toBe('1 ulæst')
    expect(textsIn.da.counted(2, 3)).toBe('2 ulæste, 3 i kø')
    expect(textsIn.en.transferDialog.load(1, undefined)).toBe('1 conversation')
    expect(textsIn.en.composer.tooLong(1)).toMatch(/^1 character too/)
  })
})
