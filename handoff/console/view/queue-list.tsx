import type { Handoff } from '../../../widget/protocol/desk.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { citizenCalled, citizenName, placeName } from './citizen-name.js'
import { Waited } from './waited.js'
import { useWorkplace } from './workplace-context.js'

/** Who waits, next in line first. */
export function QueueList() {
  const { t } = words()
  const { desk } = useWorkplace()
  const waiting = desk.state.queue?.waiting
  return (
    <section aria-labelledby="queue-title">
      <div class="list-head">
        <h2 id="queue-title">
          {t.queue.title} {waiting && <span class="number">{waiting.length}</span>}
        </h2>
      </div>
      {!waiting ? (
        <p class="muted padded">{t.bar.connecting}</p>
      ) : waiting.length === 0 ? (
        <p class="muted padded">{t.queue.empty}</p>
      ) : (
        <ol class="cards">
          {waiting.map((handoff) => (
            <Waiting key={handoff.conversationId} handoff={handoff} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Waiting({ handoff }: { handoff: Handoff }) {
  const { t, language } = words()
  const { me, claim, claiming } = useWorkplace()
  const { reason, first, since, municipality, question, unread, caseworker } = handoff
  return (
    <li class={`card ${first ?? ''}`}>
      <p class="card-head">
        <b>{citizenName(handoff)}</b>
        <Waited since={since} label={t.queue.waited} />
      </p>
      <p class="tags">
        {first && <span class={`tag ${first}`}>{t.queue.first[first]}</span>}
        {first !== 'crisis' && <span class="tag">{t.queue.reason[reason]}</span>}
        {caseworker && (
          <span class="tag own">
            {caseworker.id === me.id ? t.queue.forYou : t.queue.waitsFor(caseworker.name)}
          </span>
        )}
        {handoff.language !== language && <span class="tag">{t.inLanguage[handoff.language]}</span>}
      </p>
      {question && (
        <p class="question" lang={handoff.language} dir="auto">
          {question}
        </p>
      )}
      <div class="card-foot">
        <span class="muted">
          {placeName(municipality)}
          {unread ? ` · ${t.queue.unread(unread)}` : ''}
        </span>
        <Button
          off={claiming}
          aria-label={t.queue.claimOf(citizenCalled(handoff))}
          onPress={() => void claim(handoff)}
        >
          {t.queue.claim}
        </Button>
      </div>
    </li>
  )
}
