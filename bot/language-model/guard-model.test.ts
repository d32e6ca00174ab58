import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { guardModel } from './guard-model.js'
import { createKillSwitch } from './kill-switch.js'
import { estimateTokens, outcomeOf, type ModelUsage } from './language-model.js'
import type { ModelBudget } from './model-budget.js'
import { answerPrompt } from './prompts/answer-prompt.js'
import { createScriptedModel, type Part } from './testing/scripted-model.js'

const request = answerPrompt('da', { question: 'Hvad?', passages: [] })
const sent = estimateTokens(request.system + request.user)

async function ask(part: Part, { isOff = false, isSpent = false, leavesAfter = Infinity } = {}) {
  const settled: ModelUsage[] = []
  const told: ModelUsage[] = []
  const reserved: ModelUsage[] = []
  const budget: ModelBudget = {
    reserve: async (most) => {
      reserved.push(most)
      return isSpent ? undefined : { settle: async (used) => void settled.push(used) }
    },
  }
  const model = createScriptedModel(() => part)
  const guarded = guardModel(model, {
    budget,
    isOff: async () => isOff,
    onUsage: (_prompt, used) => told.push(used),
    failed: (cause) => {
      throw cause
    },
  })
  let pieces = 0
  let outcome = 'written'
  try {
    for await (const _piece of guarded.write(request, new AbortController().signal))
      if (++pieces >= leavesAfter) break
  } catch (error) {
    outcome = outcomeOf(error)
  }
  expect(told).toEqual(settled)
  return { outcome, settled, reserved, asked: model.asked.length }
}

describe('a guarded model', () => {
  it('sets aside the most it can use, and settles what it did', async () => {
    const { outcome, reserved, settled } = await ask({ pieces: ['12345', '67890'] })
    expect(outcome).toBe('written')
    expect(reserved).toEqual([{ inputTokens: sent, outputTokens: 700 }])
    expect(settled).toEqual([{ inputTokens: sent, outputTokens: 4 }])
  })

  it('is not asked while the switch is on or the budget is spent', async () => {
    expect(await ask({}, { isOff: true })).toMatchObject({ outcome: 'off', asked: 0, settled: [] })
    expect(await ask({}, { isSpent: true })).toMatchObject({ outcome: 'over-budget', asked: 0, settled: [] })
  })

  it('pays for what was written until it failed, or until nobody listened', async () => {
    const paid = [{ inputTokens: sent, outputTokens: 2 }]
    expect(await ask({ pieces: ['12345'], then: 'refused' })).toMatchObject({
      outcome: 'refused',
      settled: paid,
    })
    expect(await ask({ pieces: ['12345', '67890'] }, { leavesAfter: 1 })).toMatchObject({ settled: paid })
  })

  it.each(['unreachable', 'rate-limited', 'server-error', 'rejected'] as const)(
    'pays nothing for %s',
    async (then) => {
      expect(await ask({ then })).toMatchObject({
        outcome: then,
        settled: [{ inputTokens: 0, outputTokens: 0 }],
      })
    },
  )
})

describe('the kill switch', () => {
  it('turns with a file, at once', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'switch-'))
    const file = path.join(folder, 'model-off')
    const isOff = createKillSwitch(file)
    expect(await isOff()).toBe(false)
    await writeFile(file, '')
    expect(await isOff()).toBe(true)
    await rm(file)
    expect(await isOff()).toBe(false)
    await rm(folder, { recursive: true })
  })

  it('is on where it cannot be seen', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'switch-'))
    await writeFile(path.join(folder, 'file'), '')
    expect(await createKillSwitch(path.join(folder, 'file', 'model-off'))()).toBe(true)
    await rm(folder, { recursive: true })
  })
})
