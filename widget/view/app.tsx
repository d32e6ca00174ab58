import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Api } from '../connection/api.js'
import { hasSpoken } from '../connection/chat-connection.js'
import type { ChatConnection, ChatState } from '../connection/chat-connection.js'
import type { Language } from '../protocol/http.js'
import { isAttended } from '../transcript/transcript.js'
import { ArticleDialog } from './article-dialog.js'
import { Composer } from './composer.js'
import { ConfirmDialog } from './confirm-dialog.js'
import { Header } from './header.js'
import { Log } from './log.js'
import { needsPersonPart, usePersonPart } from './person-part.js'
import { saveFile } from './save-file.js'
import { StatusLines } from './status-lines.js'
import { words } from './words.js'

type Shown = { kind: 'article'; id: string; title: string } | { kind: 'erase' } | { kind: 'restart' }

/** The chat. `onClose` is there when it stands in somebody's page; `shown` counts the times it was asked for. */
export function App({
  state,
  chat,
  api,
  onLanguage,
  shown,
  onClose,
}: {
  state: ChatState
  chat: ChatConnection
  api: Api
  onLanguage: (language: Language) => void
  shown: number
  onClose: (() => void) | undefined
}) {
  const { t, language } = words()
  const [dialog, setDialog] = useState<Shown>()
  const [downloadFailed, setDownloadFailed] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const closeDialog = () => setDialog(undefined)
  const { transcript } = state
  const person = usePersonPart(needsPersonPart(transcript))
  const { Bar } = person.part ?? {}
  const { state: standing, caseworker } = transcript.handoff?.event ?? {}
  const attendedBy = isAttended(transcript) ? (caseworker ?? t.aCaseworker) : undefined

  useLayoutEffect(() => {
    document.documentElement.lang = language
    document.title = t.name
  }, [language])
  useEffect(() => {
    if (shown > 0) field.current?.focus()
  }, [shown])

  useEffect(() => {
    if (!onClose) return undefined
    const escape = ({ key, isComposing }: KeyboardEvent) => {
      if (key === 'Escape' && !isComposing && !document.querySelector('dialog[open]')) onClose()
    }
    document.addEventListener('keydown', escape)
    return () => document.removeEventListener('keydown', escape)
  }, [onClose])

  const say = (text: string) => chat.say(text)
  const askForPerson =
    attendedBy || standing === 'queued'
      ? undefined
      : () => {
          person.fetch()
          say(t.personSentence)
        }
  const download = async () => {
    setDownloadFailed(false)
    try {
      saveFile(await chat.download(), `${t.downloadName}.json`)
    } catch {
      setDownloadFailed(true)
    }
  }
  return (
    <>
      <main class="chat" aria-labelledby="title">
        <Header
          onLanguage={onLanguage}
          onClose={onClose}
          byline={attendedBy ? [caseworker, t.caseworker].filter(Boolean).join(' · ') : t.byline}
          items={[
            ...(askForPerson ? [{ label: t.person, act: askForPerson }] : []),
            { label: t.download, act: () => void download() },
            { label: t.erase, act: () => setDialog({ kind: 'erase' }) },
            {
              label: t.restart,
              act: () => (hasSpoken(transcript) ? setDialog({ kind: 'restart' }) : chat.restart()),
            },
          ]}
        />
        <Log
          state={state}
          chat={chat}
          person={person}
          onSay={say}
          onRead={({ articleId, title }) => setDialog({ kind: 'article', id: articleId, title })}
        />
        {Bar && <Bar handoff={transcript.handoff?.event} act={(...deed) => chat.act(...deed)} />}
        <StatusLines state={state} person={person} onTryNow={() => chat.tryNow()} />
        <p class="status-lines alarm" role="alert">
          {downloadFailed ? t.didNotWork : ''}
        </p>
        <Composer
          field={field}
          attendedBy={attendedBy}
          onSay={say}
          onTyping={() => chat.typing()}
          onPerson={askForPerson}
        />
      </main>
      {dialog?.kind === 'article' && (
        <ArticleDialog id={dialog.id} title={dialog.title} api={api} onClose={closeDialog} />
      )}
      {dialog?.kind === 'erase' && (
        <ConfirmDialog
          explained={t.eraseExplained}
          doIt={t.erase}
          act={() => chat.erase()}
          onClose={closeDialog}
        />
      )}
      {dialog?.kind === 'restart' && (
        <ConfirmDialog
          explained={t.restartExplained}
          doIt={t.restart}
          act={() => chat.restart()}
          onClose={closeDialog}
        />
      )}
    </>
  )
}
