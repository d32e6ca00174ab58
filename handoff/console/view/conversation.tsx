import { useEffect, useRef } from 'preact/hooks'
import type { HeldConversation } from '../connection/held-conversation.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { citizenName } from './citizen-name.js'
import { Composer } from './composer.js'
import { ConversationHead } from './conversation-head.js'
import { HandoffCard } from './handoff-card.js'
import { focusOn } from './focus.js'
import type { OnUnsent } from './lines.js'
import { Log } from './log.js'
import { useWorkplace } from './workplace-context.js'

/** One of one's own conversations, with what may be known beside it. */
export function Conversation({ held }: { held: HeldConversation }) {
  const { t } = words()
  const { desk, setDialog } = useWorkplace()
  const { handoff, messages, notes, unsent, saidAs, typing, loading, gone } = held
  const id = handoff.conversationId
  const section = useRef<HTMLElement>(null)

  // what is on the screen has been seen; a tab in the background shows nothing
  useEffect(() => {
    const look = () => {
      const shown = section.current?.checkVisibility() ?? false
      if (shown && document.visibilityState === 'visible') desk.conversations.markSeen(id)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  })

  const onUnsent: OnUnsent = {
    onRetry: (clientId) => desk.conversations.retry(id, clientId),
    // back to where it can be changed, after what is being written
    onEdit: ({ clientId, text, articles }) => {
      const draft = desk.draftOf(id)
      const message = draft.message ? `${draft.message.trimEnd()}\n\n${text}` : text
      desk.setDraft(id, {
        mode: 'message',
        message,
        articles: draft.articles.length ? draft.articles : articles,
      })
      desk.conversations.discard(id, clientId)
      focusOn('composer')
    },
    onDiscard: (clientId) => desk.conversations.discard(id, clientId),
  }
  return (
    <>
      <section class="middle" aria-labelledby="conversation-title" ref={section}>
        <ConversationHead handoff={handoff} notes={notes.length}>
          {!gone && (
            <>
              <Button onPress={() => setDialog('transfer')}>{t.conversation.transfer}</Button>
              <Button aria-keyshortcuts="Alt+E" onPress={() => setDialog('end')}>
                {t.conversation.end}
              </Button>
            </>
          )}
        </ConversationHead>
        {loading === 'failed' ? (
          <div class="log">
            <p role="alert" class="alarm">
              {t.conversation.loadFailed}
            </p>
            <Button onPress={() => void desk.conversations.fetchWhole(id)}>{t.tryAgain}</Button>
          </div>
        ) : (
          <Log
            who={citizenName(handoff)}
            messages={messages}
            notes={notes}
            unsent={unsent}
            saidAs={saidAs}
            typing={typing}
            loading={loading === 'loading'}
            sharesTranscript={handoff.shared.transcript}
            {...(gone ? {} : onUnsent)}
          />
        )}
        {gone ? <Gone held={held} /> : <Composer handoff={handoff} />}
      </section>
      <HandoffCard handoff={handoff} notes={notes} />
    </>
  )
}

/** It is no longer one's own: why, and what was being written, to be copied. */
function Gone({ held }: { held: HeldConversation }) {
  const { t } = words()
  const { desk, leave } = useWorkplace()
  const { handoff, gone, unsent } = held
  const id = handoff.conversationId
  const { message, note } = desk.draftOf(id)
  const kept = [...unsent.map(({ text }) => text), message, note].filter(Boolean).join('\n\n')
  return (
    <div class="over">
      <p>{gone && t.conversation.gone[gone]}</p>
      {kept && (
        <>
          <label for="kept">{t.conversation.kept}</label>
          <textarea id="kept" readOnly rows={3} value={kept} />
        </>
      )}
      <Button
        onPress={() => {
          desk.conversations.dismiss(id)
          leave()
        }}
      >
        {t.conversation.dismiss}
      </Button>
    </div>
  )
}
