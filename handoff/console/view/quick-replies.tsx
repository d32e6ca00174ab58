import { useLayoutEffect, useRef } from 'preact/hooks'
import type { QuickReply } from '../../../widget/protocol/desk.js'
import type { Language } from '../../../widget/protocol/http.js'
import { words } from '../texts/words.js'

export const optionId = ({ id }: QuickReply): string => `reply-${id}`

/** The quick replies that match what is typed after "/". The field keeps the focus. */
export function QuickReplies({
  replies,
  picked,
  onPick,
  language,
}: {
  replies: readonly QuickReply[]
  picked: QuickReply | undefined
  onPick: (reply: QuickReply) => void
  language: Language
}) {
  const { t } = words()
  const list = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [picked])
  if (replies.length === 0)
    return (
      <p class="quick-replies none" id="quick-replies">
        {t.composer.noQuickReply}
      </p>
    )
  return (
    <ul
      class="quick-replies"
      id="quick-replies"
      role="listbox"
      aria-label={t.composer.quickReplies}
      ref={list}
    >
      {replies.map((reply) => (
        <li
          key={reply.id}
          id={optionId(reply)}
          role="option"
          aria-selected={reply === picked}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(reply)}
        >
          <b>/{reply.key}</b> {!reply.shared && <span class="tag">{t.composer.own}</span>}
          <span class="preview" lang={language}>
            {reply.text}
          </span>
        </li>
      ))}
    </ul>
  )
}
