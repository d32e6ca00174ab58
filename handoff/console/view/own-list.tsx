import { unreadOf, waitsSince } from '../connection/held-conversation.js'
import type { HeldConversation } from '../connection/held-conversation.js'
import { words } from '../texts/words.js'
import { citizenName, placeName } from './citizen-name.js'
import { Waited } from './waited.js'
import { useWorkplace } from './workplace-context.js'

/** One's own conversations, in the order they were taken. */
export function OwnList() {
  const { t } = words()
  const { desk } = useWorkplace()
  const own = desk.conversations.all
  return (
    <section aria-labelledby="own-title">
      <div class="list-head">
        <h2 id="own-title">
          {t.own.title} <span class="number">{own.length}</span>
        </h2>
      </div>
      {own.length === 0 ? (
        <p class="muted padded">{t.own.empty}</p>
      ) : (
        <ul class="cards">
          {own.map((held) => (
            <Own key={held.handoff.conversationId} held={held} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Own({ held }: { held: HeldConversation }) {
  const { t } = words()
  const { opened, open } = useWorkplace()
  const { handoff, messages, unsent, typing, gone } = held
  const id = handoff.conversationId
  const unread = unreadOf(held)
  const since = gone ? undefined : waitsSince(held)
  const last = unsent.at(-1) ?? messages.findLast(({ text }) => text)
  const mine = last !== undefined && !('author' in last && last.author.role !== 'caseworker')
  const current = opened?.kind === 'own' && opened.id === id
  return (
    <li>
      <button
        type="button"
        class={`card own ${unread ? 'unread' : ''}`}
        aria-current={current ? 'true' : undefined}
        onClick={() => open({ kind: 'own', id })}
      >
        <span class="card-head">
          <b>{citizenName(handoff)}</b>
          {gone ? (
            <span class="tag">{t.own.over}</span>
          ) : (
            since && <Waited since={since} label={t.own.waitsForAnswer} />
          )}
        </span>
        <span class="last">
          {typing ? (
            <i>{t.conversation.typing(citizenName(handoff))}</i>
          ) : unsent.at(-1)?.state === 'failed' ? (
            <b class="alarm">{t.conversation.notSent}</b>
          ) : (
            last && (
              <>
                {mine && <span class="muted">{t.own.you}: </span>}
                {last.text}
              </>
            )
          )}
        </span>
        <span class="card-foot">
          <span class="muted">{placeName(handoff.municipality)}</span>
          {unread > 0 && (
            <span class="count">
              <span aria-hidden="true">{unread}</span>
              <span class="unseen">{t.own.unread(unread)}</span>
            </span>
          )}
        </span>
      </button>
    </li>
  )
}
