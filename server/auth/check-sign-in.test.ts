import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connectStore, type ConnectedStore } from '../store/connect.js'
import { createAccountStore, type AccountStore } from './account-store.js'
import type { AuditDetails, AuditEvent } from './audit.js'
import { createCheckSignIn } from './check-sign-in.js'
import { createPasswords } from './passwords.js'

const weak = { ln: 4, r: 8, p: 1 }

describe('checking a password', () => {
  let dataDir: string
  let store: ConnectedStore
  let accounts: AccountStore
  let audited: [AuditEvent, AuditDetails][]
  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'sign-in-'))
    store = await connectStore({ dataDir })
    accounts = await createAccountStore(store.connection)
    audited = []
    await accounts.add({
      id: 'kim',
      email: 'kim@example.dk',
      name: 'Kim',
      roles: ['caseworker'],
      municipalities: [],
      languages: ['da'],
      disabled: false,
      passwordHash: await createPasswords(weak).hash('ordet'),
      failedSignIns: 0,
      generation: 0,
    })
  })
  afterEach(async () => {
    await store.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  const kim = () => accounts.byEmail('kim@example.dk')
  /** An instance that checks everything at once, which is the worst there can be. */
  const instance = (passwords = createPasswords(weak)) =>
    createCheckSignIn({
      accounts,
      passwords,
      inTurn: (work) => work(),
      now: () => new Date(),
      audit: (event, details) => void audited.push([event, details]),
    })

  it('gives guesses at the same moment on several instances five tries together', async () => {
    const instances = [instance(), instance(), instance()]
    await Promise.all(instances.flatMap((one) => Array.from({ length: 10 }, (_, n) => one(kim, `gæt ${n}`))))
    const codes = audited.map(([event, { code }]) => code ?? event)
    expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(5)
    expect(codes.filter((code) => code === 'locked')).toHaveLength(26)
    expect(await kim()).toMatchObject({ failedSignIns: 5, lockedUntil: expect.any(Date) })
  })

  it('looks at a password even where there is nobody, and at a locked one’s', async () => {
    const looked: string[] = []
    const { hash, check } = createPasswords(weak)
    const watched = instance({
      hash,
      check: (password, kept) => {
        looked.push(password)
        return check(password, kept)
      },
    })
    await watched(async () => undefined, 'one')
    await accounts.change('kim', { lockedUntil: new Date(Date.now() + 60_000) })
    expect(await watched(kim, 'ordet')).toBeUndefined()
    await accounts.change('kim', { lockedUntil: undefined, disabled: true })
    await watched(kim, 'three')
    expect(looked).toEqual(['one', 'ordet', 'three'])
    expect((await kim())?.failedSignIns).toBe(0)
  })

  it('makes the hash stronger when the right password comes by', async () => {
    const before = (await kim())?.passwordHash
    const stronger = instance(createPasswords({ ...weak, ln: 5 }))
    expect(await stronger(kim, 'gæt')).toBeUndefined()
    expect((await kim())?.passwordHash).toBe(before)
    expect(await stronger(kim, 'ordet')).toMatchObject({ id: 'kim' })
    expect((await kim())?.passwordHash).toContain('$ln=5,')
    expect(await stronger(kim, 'ordet')).toMatchObject({ id: 'kim', failedSignIns: 0 })
  })

  it('opens nothing that was closed meanwhile: what comes out is of the generation that went in', async () => {
    const { hash, check } = createPasswords(weak)
    const other = await hash('et andet')
    const slow = instance({
      hash,
      check: async (password, kept) => {
        const result = await check(password, kept)
        await accounts.change('kim', { passwordHash: other }, { endSessions: true })
        return result
      },
    })
    expect(await slow(kim, 'ordet')).toMatchObject({ generation: 0 })
    expect(await kim()).toMatchObject({ generation: 1, passwordHash: other })
  })
})
