import { parse, YAMLParseError } from 'yaml'
import { Article } from './article.js'

/** A Markdown file that is not an article. `problems` names each thing that is wrong, one short line apiece. */
export class InvalidArticleError extends Error {
  readonly kind = 'invalid-input'
  readonly code = 'invalid-article'

  constructor(
    readonly problems: readonly string[],
    options?: ErrorOptions,
  ) {
    super(`not an article: ${problems.join('; ')}`, options)
    this.name = 'InvalidArticleError'
  }
}

const FrontMatter = Article.omit({ body: true, status: true, revision: true }).partial({
  topics: true,
  questions: true,
  law: true,
})

const fence = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/

/**
 * Reads an article as editors keep it in a file: YAML front matter between `---` lines, then the Markdown body.
 * It comes out published, in revision 1. Throws {@link InvalidArticleError}.
 */
export function parseArticle(markdown: string): Article {
  const text = markdown.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const match = fence.exec(text)
  if (!match) throw new InvalidArticleError(['it does not begin with front matter between two lines of ---'])
  const body = text.slice(match[0].length).trim()
  if (!body) throw new InvalidArticleError(['body: there is no text below the front matter'])

  const front = FrontMatter.safeParse(readYaml(match[1] ?? ''))
  if (!front.success)
    throw new InvalidArticleError(
      front.error.issues.map(({ path, message }) => `${path.join('.') || 'front matter'}: ${message}`),
    )
  const { topics = [], questions = [], law = [], ...rest } = front.data
  return Article.parse({ ...rest, topics, questions, law, body, status: 'published', revision: 1 })
}

/** Every scalar stays text (YAML's failsafe schema): a municipality written 0101 is not the number 101. */
function readYaml(source: string): unknown {
  try {
    return parse(source, { schema: 'failsafe' })
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    const line = error.linePos ? ` (front matter line ${error.linePos[0].line})` : ''
    throw new InvalidArticleError([`${error.message.split('\n', 1)[0] ?? 'not YAML'}${line}`], {
      cause: error,
    })
  }
}
