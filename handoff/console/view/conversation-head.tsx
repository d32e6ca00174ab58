import type { ComponentChildren } from 'preact'
import type { Handoff } from '../../../widget/protocol/desk.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { citizenName, placeName } from './citizen-name.js'
import { landmarks } from './focus.js'
import { useWorkplace } from './workplace-context.js'

/** Whose conversation it is, and what can be done with it. */
export function ConversationHead({
  handoff,
  notes,
  children,
}: {
  handoff: Handoff
  notes: number
  children: ComponentChildren
}) {
  const { t } = words()
  const { part, setPart } = useWorkplace()
  const details = part === 'details'
  return (
    <div class="conversation-head">
      <div class="who">
        <h2 id={landmarks.conversation} tabIndex={-1}>
          {citizenName(handoff)}
        </h2>
        <p class="muted">
          {placeName(handoff.municipality)} · {t.inLanguage[handoff.language]}
        </p>
      </div>
      <div class="acts">
        {children}
        <Button
          aria-expanded={details}
          aria-controls="details"
          id="show-details"
          onPress={() => setPart(details ? 'conversation' : 'details')}
        >
          {t.conversation.details}
          {notes > 0 && ` · ${t.conversation.notes(notes)}`}
        </Button>
      </div>
    </div>
  )
}
