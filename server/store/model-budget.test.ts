import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createModelBudget, type BudgetLimits } from '../../bot/language-model/model-budget.js'
import { connectStore, type ConnectedStore } from './connect.js'

const tokens = (inputTokens: number, outputTokens = 0) => ({ inputTokens, outputTokens })

describe('the model’s budget in the store', () => {
  let dataDir: string
  let store: ConnectedStore
  let day: string
  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'budget-'))
    store = await connectStore({ dataDir })
    day = '2026-11-21'
  })
  afterEach(async () => {
    await store.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  const open = (limits: BudgetLimits) => {
    for (const name of Object.keys(store.connection.models)) store.connection.deleteModel(name)
    return createModelBudget(store.connection, limits, () => day)
  }

  it('gives out no more than the day has, and gives back what was not used', async () => {
    const budget = open({ tokensPerDay: 1_000 })
    const first = await budget.reserve(tokens(600, 300))
    expect(first).toBeDefined()
    expect(await budget.reserve(tokens(101))).toBeUndefined()
    await first?.settle(tokens(100, 50))
    expect(await budget.reserve(tokens(850))).toBeDefined()
    expect(await budget.reserve(tokens(1))).toBeUndefined()
  })

  it('never gives out more than there is, however many ask at once', async () => {
    const budget = open({ tokensPerDay: 1_000 })
    const given = await Promise.all(Array.from({ length: 40 }, () => budget.reserve(tokens(90))))
    expect(given.filter(Boolean)).toHaveLength(11)
  })

  it('counts cost beside tokens', async () => {
    const budget = open({ tokensPerDay: 1e9, cost: { perDay: 0.01, inputPrice: 2.5, outputPrice: 10 } })
    // 1 000 tokens in are 0.0025, 700 out 0.007.
    const first = await budget.reserve(tokens(1_000, 700))
    expect(first).toBeDefined()
    expect(await budget.reserve(tokens(0, 51))).toBeUndefined()
    expect(await budget.reserve(tokens(0, 50))).toBeDefined()
  })

  it('outlives a restart, and begins anew the next day', async () => {
    await open({ tokensPerDay: 1_000 }).reserve(tokens(900))
    await store.stop()
    store = await connectStore({ dataDir })
    const budget = open({ tokensPerDay: 1_000 })
    expect(await budget.reserve(tokens(200))).toBeUndefined()
    day = '2026-11-22'
    expect(await budget.reserve(tokens(200))).toBeDefined()
  })

  it('settles on the day that paid', async () => {
    const budget = open({ tokensPerDay: 1_000 })
    const last = await budget.reserve(tokens(1_000))
    day = '2026-11-22'
    await last?.settle(tokens(0))
    expect(await budget.reserve(tokens(1_000))).toBeDefined()
    expect(await budget.reserve(tokens(1))).toBeUndefined()
  })

  it('gives nothing of nothing', async () => {
    expect(await open({ tokensPerDay: 0 }).reserve(tokens(1))).toBeUndefined()
  })
})
