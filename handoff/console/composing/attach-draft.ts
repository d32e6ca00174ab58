import type { Attached } from '../connection/held-conversation.js'
import type { DraftAnswer } from '../../../widget/protocol/desk.js'
import { maxArticles } from '../protocol-values.js'

type Written = { message: string; articles: readonly Attached[] }

const mark = / ?\[(\d{1,2})\]/g

/** The text with its `[n]` pointing where `to` says, and without those that point nowhere. */
const renumbered = (text: string, to: (n: number) => number | undefined): string =>
  text.replace(mark, (whole, n: string) => {
    const now = to(Number(n))
    return now === undefined ? '' : whole.replace(/\d+/, String(now))
  })

/**
 * What is written, with a draft from the knowledge base put in after it: nothing typed is lost, and the draft's `[n]` point
 * at the attached articles, which the citizen gets in this order.
 */
export function withDraft({ message, articles }: Written, draft: DraftAnswer): Written {
  const all = [...articles]
  const place = new Map<number, number>()
  for (const { n, articleId, title, section } of draft.citations) {
    if (!all.some(({ id }) => id === articleId) && all.length < maxArticles)
      all.push({ id: articleId, title, section })
    const index = all.findIndex(({ id }) => id === articleId)
    if (index >= 0) place.set(n, index + 1)
  }
  const text = renumbered(draft.text, (n) => place.get(n))
  const before = message.trimEnd()
  return { message: before ? `${before}\n\n${text}` : text, articles: all }
}

/** Without an article; what pointed at it points nowhere, and what pointed past it moves up. */
export function withoutArticle({ message, articles }: Written, id: string): Written {
  const gone = articles.findIndex((article) => article.id === id) + 1
  if (gone === 0) return { message, articles }
  return {
    message: renumbered(message, (n) => (n === gone ? undefined : n > gone ? n - 1 : n)),
    articles: articles.filter((article) => article.id !== id),
  }
}
