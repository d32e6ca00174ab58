import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { aConversation, conversationStoreContract } from '../../bot/storage/conversation-store.contract.js'
import { createMongoConversationStore } from '../../bot/storage/mongo-conversation-store.js'
import { connectStore } from './connect.js'

describe('on the embedded store', () => {
  let dataDir: string
  let store: Awaited<ReturnType<typeof connectStore>>
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'conversations-'))
    store = await connectStore({ dataDir })
  })
  afterAll(async () => {
    await store.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  conversationStoreContract('in MongoDB', async (clock) => {
    for (const name of Object.keys(store.connection.models)) store.connection.deleteModel(name)
    await store.connection.dropDatabase()
    return createMongoConversationStore(store.connection, clock)
  })

  it('can be asked again to erase what it was interrupted in', async () => {
    for (const name of Object.keys(store.connection.models)) store.connection.deleteModel(name)
    const conversations = await createMongoConversationStore(store.connection)
    const conversation = aConversation()
    await conversations.create(conversation)
    const interrupted = new Error('interrupted')
    jest.spyOn(store.connection.model('Message'), 'deleteMany').mockImplementationOnce(() => {
      throw interrupted
    })
    await expect(conversations.erase(conversation.id)).rejects.toBe(interrupted)
    expect(await conversations.load(conversation.id)).toBeDefined()
    await conversations.erase(conversation.id)
    expect(await conversations.load(conversation.id)).toBeUndefined()
  })
})
