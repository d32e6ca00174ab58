import type { Note } from '../../../widget/protocol/desk.js'
import type { HandoffEvent, Message } from '../../../widget/protocol/message.js'
import { Markdown } from '../../../widget/view/markdown/markdown.js'
import { Time } from '../../../widget/view/time.js'
import { WebLink } from '../../../widget/view/web-link.js'
import type { Attached, UnsentMessage } from '../connection/held-conversation.js'
import { problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'

/** Something the server holds. What a citizen writes is text, never markup. */
export function MessageLine({ message, who }: { message: Message; who: string }) {
  const { t } = words()
  const { author, at, text, answer, event, masked } = message
  const { role, name } = author
  if (role === 'system')
    return (
      <p class="line system">
        {text || eventText(event)} <Time at={at} />
      </p>
    )
  const from =
    role === 'citizen' ? who : role === 'assistant' ? t.conversation.assistant : (name ?? t.own.you)
  return (
    <div class={`line ${role}`}>
      <p class="from">
        <b>{from}</b> <Time at={at} />
        {role === 'caseworker' && <span class="delivery"> {t.conversation.sent}</span>}
      </p>
      <div class="text" dir="auto">
        {role === 'citizen' ? text : <Markdown text={text} />}
      </div>
      {masked && masked.length > 0 && (
        <p class="hint">
          {t.conversation.masked(masked.map((kind) => t.conversation.maskedKind[kind]).join(', '))}
        </p>
      )}
      {answer && answer.citations.length > 0 && (
        <ol class="cited" aria-label={t.conversation.sources}>
          {answer.citations.map(({ n, title, section, url }) => (
            <li key={n} value={n}>
              <WebLink href={url} text={section ? `${title} › ${section}` : title} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function eventText(event: HandoffEvent | undefined): string {
  const { t } = words()
  if (!event) return t.conversation.system
  return event.state === 'active'
    ? t.conversation.event.active(event.caseworker)
    : t.conversation.event[event.state]
}

/** What colleagues wrote for each other. */
export function NoteLine({ note }: { note: Note }) {
  const { t } = words()
  return (
    <div class="line note">
      <p class="from">
        <b>{t.conversation.note}</b> · {note.by.name} <Time at={note.at} />
      </p>
      <div class="text" dir="auto">
        {note.text}
      </div>
    </div>
  )
}

/** What can be done with something that was not sent. */
export type OnUnsent = {
  onRetry: (clientId: string) => void
  onEdit: (unsent: UnsentMessage) => void
  onDiscard: (clientId: string) => void
}

/** What one has said and the server has not acknowledged yet. */
export function UnsentLine({
  unsent,
  onRetry,
  onEdit,
  onDiscard,
}: {
  unsent: UnsentMessage
} & Partial<OnUnsent>) {
  const { t } = words()
  const { text, state, code, clientId, articles } = unsent
  const failed = state === 'failed'
  return (
    <div class={`line caseworker ${failed ? 'unsent' : 'sending'}`}>
      <p class="from">
        <b>{t.own.you}</b>{' '}
        <span class={`delivery ${failed ? 'alarm' : ''}`} aria-live="off">
          {failed ? t.conversation.notSent : t.conversation.sending}
        </span>
      </p>
      <div class="text" dir="auto">
        <Markdown text={text} />
      </div>
      <AttachedTitles articles={articles} />
      {failed && (
        <>
          <p class="alarm">{problemText(code ?? '', t)}</p>
          {onRetry && onEdit && onDiscard && (
            <div class="acts">
              <Button onPress={() => onRetry(clientId)}>{t.conversation.resend}</Button>
              <Button onPress={() => onEdit(unsent)}>{t.edit}</Button>
              <Button onPress={() => onDiscard(clientId)}>{t.conversation.discard}</Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}

function AttachedTitles({ articles }: { articles: readonly Attached[] }) {
  const { t } = words()
  if (articles.length === 0) return null
  return (
    <ol class="cited" aria-label={t.conversation.sources}>
      {articles.map(({ id, title }) => (
        <li key={id}>{title}</li>
      ))}
    </ol>
  )
}
