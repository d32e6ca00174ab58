/** A request that is turned away. `code` is stable and meant for programs, `message` for whoever reads the log or the response. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Seconds after which trying again makes sense. */
    readonly retryAfter?: number,
  ) {
    super(message)
  }
}

export const unknownConversation = () =>
  new Refusal(404, 'unknown-conversation', 'There is no such conversation, or the token is not its own.')
