import { useEffect, useState } from 'preact/hooks'
import type { Handoff } from '../../../widget/protocol/desk.js'
import { Dialog } from '../../../widget/view/dialog.js'
import type { FoundPassage } from '../connection/staff-api.js'
import { maxArticles } from '../protocol-values.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { Field } from './field.js'
import { useWorkplace } from './workplace-context.js'

const pauseMs = 250

/** Finds articles in the citizen's language, as she writes, to go along with the message. */
export function ArticleDialog({ handoff, onClose }: { handoff: Handoff; onClose: () => void }) {
  const { t } = words()
  const { desk, api } = useWorkplace()
  const [q, setQ] = useState('')
  const [found, setFound] = useState<{ q: string; passages: FoundPassage[] }>()
  const [problem, setProblem] = useState<string>()
  const { conversationId, language } = handoff
  const { articles } = desk.draftOf(conversationId)

  useEffect(() => {
    const wanted = q.trim()
    if (wanted.length < 2) {
      setFound(undefined)
      return undefined
    }
    const leaving = new AbortController()
    const search = async () => {
      try {
        const { kept } = await api.search(wanted, language, leaving.signal)
        if (leaving.signal.aborted) return
        setProblem(undefined)
        setFound({ q: wanted, passages: onePerArticle(kept) })
      } catch (error) {
        if (!leaving.signal.aborted) setProblem(codeOf(error))
      }
    }
    const timer = setTimeout(() => void search(), pauseMs)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [q])

  const attach = ({ articleId: id, title, section }: FoundPassage) =>
    desk.setDraft(conversationId, { articles: [...articles, { id, title, section }] })
  const full = articles.length >= maxArticles
  return (
    <Dialog name="dialog" labelledBy="article-title" onClose={onClose}>
      <h2 id="article-title">{t.articleDialog.title}</h2>
      <Field
        label={t.articleDialog.label}
        hint={t.articleDialog.hint}
        autocomplete="off"
        first
        value={q}
        onValue={setQ}
      />
      <p role="status" class="muted">
        {full ? t.composer.articlesFull : found?.passages.length === 0 ? t.articleDialog.empty : ''}
      </p>
      <p role="alert" class="alarm">
        {problem && problemText(problem, t)}
      </p>
      <ul class="found">
        {found?.passages.map((passage) => {
          const attached = articles.some(({ id }) => id === passage.articleId)
          return (
            <li key={passage.articleId}>
              <div lang={language}>
                <b>{passage.title}</b>
                {passage.section && <p class="muted">{passage.section}</p>}
              </div>
              <Button
                off={attached || full}
                aria-label={attached ? undefined : t.articleDialog.attachOf(passage.title)}
                onPress={() => attach(passage)}
              >
                {attached ? t.articleDialog.attached : t.articleDialog.attach}
              </Button>
            </li>
          )
        })}
      </ul>
      <div class="acts">
        <Button onPress={onClose}>{t.close}</Button>
      </div>
    </Dialog>
  )
}

/** The best passage of each article. */
const onePerArticle = (passages: readonly FoundPassage[]): FoundPassage[] =>
  [...new Map([...passages].reverse().map((passage) => [passage.articleId, passage])).values()].reverse()
