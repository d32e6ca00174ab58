import { useRef, useState } from 'preact/hooks'
import type { ApiError } from '../../connection/api.js'

/** Why something was not sent: what the server answered, `status` 0 when it did not. */
export type Failure = Pick<ApiError, 'status' | 'code'>

const newClientId = () =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Sends one thing at a time. What got no clear answer is sent again under the same `clientId`, so that it counts once; after a refusal it
 * is another thing. A failure is said until the next try.
 */
export function useSending() {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const clientId = useRef('')
  const sending = useRef(false)

  /** Gives back why it was not sent, when it was not. */
  const send = async (deed: (clientId: string) => Promise<void>): Promise<Failure | undefined> => {
    if (sending.current) return undefined
    sending.current = true
    setBusy(true)
    setFailure(undefined)
    clientId.current ||= newClientId()
    let failed: Failure | undefined
    try {
      await deed(clientId.current)
    } catch (error) {
      const { status = 0, code = 'other' } = error as Partial<Failure>
      failed = { status, code }
      if (status >= 400 && status < 500) clientId.current = ''
    }
    sending.current = false
    setBusy(false)
    setFailure(failed)
    return failed
  }
  return { busy, failure, send }
}
