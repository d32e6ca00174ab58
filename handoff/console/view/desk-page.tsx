import { unreadOf } from '../connection/held-conversation.js'
import { words } from '../texts/words.js'
import { Conversation } from './conversation.js'
import { EarlierConversation } from './earlier-conversation.js'
import { Lists } from './lists.js'
import { useWorkplace } from './workplace-context.js'
import type { Part } from './workplace-context.js'

/** The three parts: who waits, what is said, and what one may know. */
export function DeskPage() {
  const { t } = words()
  const { desk, opened, part, setPart } = useWorkplace()
  const held = opened?.kind === 'own' ? desk.conversations.get(opened.id) : undefined
  const counts: Record<Part, number> = {
    list: desk.state.queue?.waiting.length ?? 0,
    conversation: desk.conversations.all.reduce((sum, one) => sum + unreadOf(one), 0),
    details: 0,
  }
  const there = held ?? (opened?.kind === 'earlier' ? opened : undefined)
  const choices: Part[] = ['list', 'conversation', 'details']
  return (
    <main class="desk" data-part={part} aria-label={t.desk}>
      <Lists />
      {held ? (
        <Conversation key={held.handoff.conversationId} held={held} />
      ) : opened?.kind === 'earlier' ? (
        <EarlierConversation key={opened.handoff.conversationId} handoff={opened.handoff} />
      ) : (
        <section class="middle nothing" aria-labelledby="conversation-title">
          <h2 id="conversation-title" class="unseen" tabIndex={-1}>
            {t.parts.conversation}
          </h2>
          <p class="muted">{t.conversation.none}</p>
        </section>
      )}
      <nav class="parts" aria-label={t.parts.label}>
        {choices.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={part === one ? 'true' : undefined}
            aria-disabled={one !== 'list' && !there}
            onClick={() => {
              if (one === 'list' || there) setPart(one)
            }}
          >
            {t.parts[one]}
            {counts[one] > 0 && <span class="count">{counts[one]}</span>}
          </button>
        ))}
      </nav>
    </main>
  )
}
