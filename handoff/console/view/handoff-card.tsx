import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Handoff, Note } from '../../../widget/protocol/desk.js'
import { Time } from '../../../widget/view/time.js'
import { WebLink } from '../../../widget/view/web-link.js'
import { words } from '../texts/words.js'
import { placeName } from './citizen-name.js'
import { lasted } from './when.js'
import { useWorkplace } from './workplace-context.js'

/** What the citizen agreed to share, the facts around it, and what colleagues noted. Where there is little room it is folded. */
export function HandoffCard({ handoff, notes }: { handoff: Handoff; notes: readonly Note[] }) {
  const { t } = words()
  const { part, setPart } = useWorkplace()
  const { summary, question, language, citationsShown } = handoff
  const fold = () => {
    setPart('conversation')
    document.getElementById('show-details')?.focus()
  }
  useEffect(() => {
    if (part !== 'details') return undefined
    const escape = ({ key }: KeyboardEvent) => {
      if (key === 'Escape' && !document.querySelector('dialog[open]')) fold()
    }
    document.addEventListener('keydown', escape)
    return () => document.removeEventListener('keydown', escape)
  }, [part])

  return (
    <aside class="right" id="details" aria-label={t.card.label} tabIndex={0}>
      <button type="button" class="icon fold" aria-label={t.close} onClick={fold}>
        ×
      </button>
      <section>
        <h2>{t.card.shared}</h2>
        <p class={summary ? 'summary' : 'muted'} lang={summary ? language : undefined} dir="auto">
          {summary || t.card.noSummary}
        </p>
        {question && question !== summary && (
          <>
            <h3>{t.card.question}</h3>
            <p class="summary" lang={language} dir="auto">
              {question}
            </p>
          </>
        )}
      </section>
      <Facts handoff={handoff} />
      <section>
        <h2>{t.card.sources}</h2>
        {citationsShown.length === 0 ? (
          <p class="muted">{t.none}</p>
        ) : (
          <ul class="plain-list">
            {citationsShown.map(({ articleId, title, url }) => (
              <li key={articleId}>
                <WebLink href={url} text={title} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t.card.notes}</h2>
        {notes.length === 0 ? (
          <p class="muted">{t.card.noNotes}</p>
        ) : (
          <ul class="notes">
            {notes.map((note) => (
              <li key={note.id}>
                <p class="from">
                  <b>{note.by.name}</b> <Time at={note.at} />
                </p>
                <p class="text" dir="auto">
                  {note.text}
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </aside>
  )
}

function Facts({ handoff }: { handoff: Handoff }) {
  const { t } = words()
  const { shared, targetGroup, municipality, language, reason, since, claimedAt, outcome, theme } = handoff
  const waited = claimedAt && lasted((Date.parse(claimedAt) - Date.parse(since)) / 1000)
  const facts: [string, ComponentChildren][] = [
    [t.card.name, shared.name ?? t.card.noName],
    [t.card.group, said(t.card.groups, targetGroup)],
    [t.card.municipality, placeName(municipality)],
    [t.card.language, t.inLanguage[language]],
    [t.card.reason, t.queue.reason[reason]],
    [t.card.transcript, shared.transcript ? t.card.transcriptShared : t.card.transcriptKept],
    [t.card.waited, waited],
    [t.card.outcome, said(t.endDialog.outcomes, outcome)],
    [t.card.theme, said(t.endDialog.themes, theme)],
  ]
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** The words of a closed list, looked up by what may be outside it. */
const said = (texts: Readonly<Record<string, string>>, key: string | undefined): string | undefined =>
  key !== undefined && Object.hasOwn(texts, key) ? texts[key] : undefined
