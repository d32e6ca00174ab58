import type { Attached } from '../connection/held-conversation.js'
import { words } from '../texts/words.js'

/** What goes along with the message, in the order the citizen gets it. */
export function AttachedArticles({
  articles,
  onRemove,
}: {
  articles: readonly Attached[]
  onRemove: (id: string) => void
}) {
  const { t } = words()
  if (articles.length === 0) return null
  return (
    <ol class="attached" aria-label={t.composer.articles}>
      {articles.map(({ id, title, section }, index) => (
        <li key={id}>
          <span class="place">{index + 1}</span>
          <span class="title">
            {title}
            {section && <span class="muted"> › {section}</span>}
          </span>
          <button
            type="button"
            class="icon"
            aria-label={t.composer.removeArticle(title)}
            onClick={() => onRemove(id)}
          >
            ×
          </button>
        </li>
      ))}
    </ol>
  )
}
