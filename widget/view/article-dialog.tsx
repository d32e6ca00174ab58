import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiError } from '../connection/api.js'
import type { Api, ReadableArticle } from '../connection/api.js'
import { Dialog } from './dialog.js'
import { dayInWords } from './format.js'
import { Icon } from './icon.js'
import { Markdown } from './markdown/markdown.js'
import { WebLink } from './web-link.js'
import { words } from './words.js'

/** A whole article, read without leaving the chat. */
export function ArticleDialog({
  id,
  title,
  api,
  onClose,
}: {
  id: string
  title: string
  api: Api
  onClose: () => void
}) {
  const { t, language } = words()
  const [article, setArticle] = useState<ReadableArticle | 'loading' | 'failed' | 'gone'>('loading')
  const [attempt, setAttempt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    let here = true
    setArticle('loading')
    api.article(id).then(
      (found) => here && setArticle(found),
      (error: unknown) =>
        here && setArticle(error instanceof ApiError && error.status === 404 ? 'gone' : 'failed'),
    )
    return () => {
      here = false
    }
  }, [id, attempt])
  useEffect(() => heading.current?.focus(), [])

  const loaded = typeof article === 'object' ? article : undefined
  return (
    <Dialog name="article" labelledBy="article-title" onClose={onClose}>
      <header>
        <button type="button" onClick={onClose}>
          <Icon of="back" /> {t.back}
        </button>
      </header>
      <div class="page" lang={loaded?.language} tabIndex={0} role="group" aria-labelledby="article-title">
        <h2 id="article-title" tabIndex={-1} ref={heading}>
          {loaded?.title ?? title}
        </h2>
        <p role="status" class={loaded ? 'unseen' : ''} lang={language}>
          {article === 'loading' && t.articleLoading}
          {article === 'failed' && t.didNotWork}
          {article === 'gone' && t.articleGone}
        </p>
        {article === 'failed' && (
          <button type="button" class="strong" lang={language} onClick={() => setAttempt(attempt + 1)}>
            {t.tryAgain}
          </button>
        )}
        {loaded && (
          <>
            <p class="meta" lang={language}>
              {t.reviewed(dayInWords(loaded.reviewedAt, language))}
            </p>
            <Markdown text={loaded.body} />
            <footer>
              <h3 lang={language}>{t.sources}</h3>
              <ul>
                {loaded.sources.map((source) => (
                  <li key={source.url}>
                    <WebLink href={source.url} text={source.title} />
                  </li>
                ))}
              </ul>
              {loaded.law.length > 0 && (
                <>
                  <h3 lang={language}>{t.law}</h3>
                  <ul>
                    {loaded.law.map((law) => (
                      <li key={law}>{law}</li>
                    ))}
                  </ul>
                </>
              )}
            </footer>
          </>
        )}
      </div>
    </Dialog>
  )
}
