import { useState } from 'preact/hooks'
import type { Handoff } from '../../../widget/protocol/desk.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { citizenName, placeName } from './citizen-name.js'
import { Field } from './field.js'
import { momentIn } from './when.js'
import { useWorkplace } from './workplace-context.js'

/** One's own ended conversations, searched. */
export function EarlierList() {
  const { t, language } = words()
  const { api, opened, open } = useWorkplace()
  const [q, setQ] = useState('')
  const [found, setFound] = useState<Handoff[]>()
  const [problem, setProblem] = useState<string>()

  const search = async () => {
    setProblem(undefined)
    try {
      setFound((await api.earlier(q.trim())).conversations)
    } catch (error) {
      setProblem(codeOf(error))
    }
  }
  return (
    <section aria-labelledby="earlier-title">
      <h2 id="earlier-title" class="unseen">
        {t.lists.earlier}
      </h2>
      <form
        class="search"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          void search()
        }}
      >
        <Field label={t.earlier.label} type="search" autocomplete="off" value={q} onValue={setQ} />
        <button type="submit" class="strong">
          {t.earlier.act}
        </button>
      </form>
      <p role="alert" class="alarm padded">
        {problem && problemText(problem, t)}
      </p>
      <p role="status" class="muted padded">
        {found?.length === 0 && t.earlier.empty}
      </p>
      {found && found.length > 0 && (
        <ul class="cards">
          {found.map((handoff) => {
            const { conversationId, closedAt, question, municipality } = handoff
            const current = opened?.kind === 'earlier' && opened.handoff.conversationId === conversationId
            return (
              <li key={conversationId}>
                <button
                  type="button"
                  class="card own"
                  aria-current={current ? 'true' : undefined}
                  onClick={() => open({ kind: 'earlier', handoff })}
                >
                  <span class="card-head">
                    <b>{citizenName(handoff)}</b>
                  </span>
                  <span class="last">{question}</span>
                  <span class="muted">
                    {placeName(municipality)}
                    {closedAt && ` · ${t.earlier.closed(momentIn(language, closedAt))}`}
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
