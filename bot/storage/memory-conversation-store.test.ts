import { conversationStoreContract } from './conversation-store.contract.js'
import { createMemoryConversationStore } from './memory-conversation-store.js'

conversationStoreContract('in memory', async (clock) => createMemoryConversationStore(clock))
