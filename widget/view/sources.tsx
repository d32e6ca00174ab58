import type { Citation } from '../protocol/message.js'
import { dayInWords } from './format.js'
import { Icon } from './icon.js'
import { languageOf, unless } from './language-of.js'
import { Markdown } from './markdown/markdown.js'
import { WebLink } from './web-link.js'
import { words } from './words.js'

/** The sources of an answer, each opened on its own. `domId` names a source's button, so that `[n]` can go to it. */
export function Sources({
  citations,
  open,
  domId,
  onToggle,
  onRead,
}: {
  citations: readonly Citation[]
  open: ReadonlySet<number>
  domId: (n: number) => string
  onToggle: (n: number) => void
  onRead: (citation: Citation) => void
}) {
  const { t, language } = words()
  return (
    // What is opened here was asked for by the one who hears it: not news for the log.
    <div class="sources" role="group" aria-live="off" aria-labelledby={domId(0)}>
      <h2 id={domId(0)}>{t.sources}</h2>
      <ul>
        {citations.map((citation) => {
          const { n, title, section } = citation
          return (
            <li key={n}>
              <button
                type="button"
                id={domId(n)}
                aria-expanded={open.has(n)}
                aria-controls={`${domId(n)}-body`}
                onClick={() => onToggle(n)}
              >
                <span class="number">{n}</span>
                <span lang={unless(language, languageOf(title))}>
                  {title} {section && <span class="section">{section}</span>}
                </span>
                <Icon of="open" />
              </button>
              <div id={`${domId(n)}-body`} hidden={!open.has(n)}>
                <Source citation={citation} onRead={onRead} />
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Source({ citation, onRead }: { citation: Citation; onRead: (citation: Citation) => void }) {
  const { t, language } = words()
  const { quote, law, reviewedAt, validFrom, url } = citation
  return (
    <>
      <blockquote lang={unless(language, languageOf(quote))} class="text">
        <Markdown text={quote} />
      </blockquote>
      <p class="meta">
        {law && (
          <>
            {t.law}: <span lang="da">{law}</span>
            <br />
          </>
        )}
        {validFrom && (
          <>
            {t.validFrom(dayInWords(validFrom, language))}
            <br />
          </>
        )}
        {t.reviewed(dayInWords(reviewedAt, language))}
      </p>
      <p class="ways">
        <button type="button" class="linkish" onClick={() => onRead(citation)}>
          {t.readArticle}
        </button>
        {/^https?:/i.test(url) && <WebLink href={url} text={t.openSource} />}
      </p>
    </>
  )
}
