import { toFrame, wrapped } from '../embed/frame-messages.js'
import type { FromFrame, ToFrame } from '../embed/frame-messages.js'

/** The page this one is embedded in. */
export type Host = { tell: (message: FromFrame) => void }

/**
 * Talks with the page around the frame, if there is one: only with the parent window, and only under the origin the
 * loader named, so that nobody else is told or believed.
 */
export function connectHost(
  origin: string | undefined,
  onMessage: (message: ToFrame) => void,
): Host | undefined {
  const { parent } = window
  if (parent === window || !origin) return undefined
  window.addEventListener('message', (event) => {
    if (event.source !== parent || event.origin !== origin) return
    const message = toFrame(event.data)
    if (message) onMessage(message)
  })
  return { tell: (message) => parent.postMessage(wrapped(message), origin) }
}
