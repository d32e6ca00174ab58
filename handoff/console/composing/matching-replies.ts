import type { QuickReply } from '../../../widget/protocol/desk.js'
import type { Language } from '../../../widget/protocol/http.js'

/** What is typed after "/" at the start of an otherwise empty field; undefined when no quick reply is asked for. */
export const askedFor = (written: string): string | undefined => /^\/([^\s/]*)$/.exec(written)?.[1]

/**
 * The quick replies that match, in the citizen's language: keys that begin with it first, then those that hold it, then texts
 * that do. One's own goes before the shared one of the same key.
 */
export function matchingReplies(
  replies: readonly QuickReply[],
  asked: string,
  language: Language,
): QuickReply[] {
  const wanted = asked.toLocaleLowerCase('da')
  const rank = ({ key, text }: QuickReply) => {
    if (key.startsWith(wanted)) return 0
    if (key.includes(wanted)) return 1
    return text.toLocaleLowerCase('da').includes(wanted) ? 2 : 3
  }
  const own = new Set(
    replies.filter(({ shared, language: of }) => !shared && of === language).map(({ key }) => key),
  )
  return replies
    .filter(
      (reply) => reply.language === language && rank(reply) < 3 && !(reply.shared && own.has(reply.key)),
    )
    .sort((a, b) => rank(a) - rank(b) || a.key.localeCompare(b.key, 'da'))
}
