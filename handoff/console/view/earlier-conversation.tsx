import { useEffect, useState } from 'preact/hooks'
import type { DeskConversation, Handoff } from '../../../widget/protocol/desk.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { citizenName } from './citizen-name.js'
import { ConversationHead } from './conversation-head.js'
import { HandoffCard } from './handoff-card.js'
import { Log } from './log.js'
import { useWorkplace } from './workplace-context.js'

/** A conversation that is over: to read, and no more. */
export function EarlierConversation({ handoff }: { handoff: Handoff }) {
  const { t } = words()
  const { api, leave } = useWorkplace()
  const [whole, setWhole] = useState<DeskConversation>()
  const [problem, setProblem] = useState<string>()
  const fetchIt = async () => {
    setProblem(undefined)
    try {
      setWhole(await api.conversation(handoff.conversationId))
    } catch (error) {
      setProblem(codeOf(error))
    }
  }
  useEffect(() => void fetchIt(), [])
  return (
    <>
      <section class="middle" aria-labelledby="conversation-title">
        <ConversationHead handoff={handoff} notes={whole?.notes.length ?? 0}>
          <Button onPress={leave}>{t.close}</Button>
        </ConversationHead>
        {whole ? (
          <Log
            who={citizenName(handoff)}
            messages={whole.messages}
            notes={whole.notes}
            sharesTranscript={handoff.shared.transcript}
          />
        ) : (
          <div class="log">
            <p role="status" class="muted">
              {!problem && t.loading}
            </p>
            <p role="alert" class="alarm">
              {problem && `${t.conversation.loadFailed} ${problemText(problem, t)}`}
            </p>
            {problem && <Button onPress={() => void fetchIt()}>{t.tryAgain}</Button>}
          </div>
        )}
        <p class="over">{t.earlier.readOnly}</p>
      </section>
      <HandoffCard handoff={whole?.handoff ?? handoff} notes={whole?.notes ?? []} />
    </>
  )
}
