import type { ComponentChildren } from 'preact'
import { finalRefusal } from '../connection/outbox.js'
import type { Unsent } from '../transcript/transcript.js'
import { languageOf, unless } from './language-of.js'
import { Time } from './time.js'
import { words } from './words.js'

/**
 * What the citizen said, on its way (`waiting`) or held by the server, which is said where a person reads it (`marked`). The same element
 * through both, so that a screen reader reads it once.
 */
export function CitizenLine({
  text,
  at,
  waiting,
  marked,
  onRetry,
  onDiscard,
  children,
}: {
  text: string
  at: string
  waiting?: Unsent
  onRetry?: () => void
  onDiscard?: () => void
  marked?: boolean
  children?: ComponentChildren
}) {
  const { t, language } = words()
  const failed = waiting?.state === 'failed'
  const code = waiting?.code ?? ''
  const why = finalRefusal.test(code) ? t.refused : t.unheard
  return (
    <div class={`line citizen ${failed ? 'unsent' : ''}`} data-author="citizen">
      <p class="from">
        <b>{t.you}</b>{' '}
        <span aria-live="off">
          {failed ? <b class="alarm">{t.notSent}</b> : waiting ? t.sending : <Time at={at} />}
          {marked && ` · ${t.sent}`}
        </span>
      </p>
      <div class="text" dir="auto" lang={unless(language, languageOf(text))}>
        {text}
      </div>
      {failed && (
        <>
          <p class="why">{why}</p>
          <p class="ways">
            <button type="button" class="linkish" onClick={onRetry}>
              {t.tryAgain}
            </button>
            <button type="button" class="linkish" onClick={onDiscard}>
              {t.discard}
            </button>
          </p>
        </>
      )}
      {children}
    </div>
  )
}
