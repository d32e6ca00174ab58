/** Ids are strings that cannot be mistaken for one another. */
export type ConversationId = string & { readonly __conversationId: true }
export type MessageId = string & { readonly __messageId: true }
/** The citizen's own name for what she says: the same one again says nothing twice. */
export type ClientId = string & { readonly __clientId: true }
export type HandoffId = string & { readonly __handoffId: true }
export type CaseworkerId = string & { readonly __caseworkerId: true }
