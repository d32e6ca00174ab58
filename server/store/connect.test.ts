import { afterEach, describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import mongoose from 'mongoose'
import { connectStore, type ConnectedStore } from './connect.js'

const ending: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

async function connect(): Promise<ConnectedStore> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'connect-test-'))
  ending.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const store = await connectStore({ dataDir })
  ending.push(() => store.stop())
  return store
}

describe('connectStore', () => {
  it('gives a connection that models work on, with indexes only when they are asked for', async () => {
    const { connection } = await connect()
    const Note = connection.model('Note', new mongoose.Schema({ text: { type: String, index: true } }))
    await Note.create({ text: 'hej' })
    expect((await Note.listIndexes()).map(({ name }) => String(name))).toEqual(['_id_'])
    await Note.createIndexes()
    expect((await Note.listIndexes()).map(({ name }) => String(name))).toEqual(['_id_', 'text_1'])
    expect(await Note.findOne({ text: 'hej' }).lean()).toMatchObject({ text: 'hej' })
  })

  it('takes what comes from outside for a value, never for an operator', async () => {
    const { connection } = await connect()
    const Token = connection.model('Token', new mongoose.Schema({ secret: String }))
    await Token.create({ secret: 'x' })
    const fromOutside = { secret: { $ne: null } } as unknown as { secret: string }
    await expect(Token.findOne(fromOutside)).rejects.toThrow(mongoose.Error.CastError)
    await expect(Token.findOne({ nowhere: 'x' } as unknown as { secret: string })).rejects.toThrow(
      /not in schema/,
    )
  })

  it('says so within seconds when there is no MongoDB at the address', async () => {
    await expect(
      connectStore({ mongodbUri: 'mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=200', dataDir: '' }),
    ).rejects.toThrow()
  })
})
