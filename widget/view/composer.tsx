import { useLayoutEffect, useState } from 'preact/hooks'
import type { RefObject } from 'preact'
import { cleanText } from '../connection/clean-text.js'
import { Icon } from './icon.js'
import { words } from './words.js'

/** The same as `maxTextLength` of the protocol, in UTF-16 code units; a test holds them together. */
export const maxTextLength = 2000
const countedFrom = 1800

/**
 * Where the citizen writes. Enter sends, Shift+Enter makes a new line. `attendedBy`: the caseworker she writes to instead of the assistant.
 * `onPerson` is there when she can ask for one.
 */
export function Composer({
  field,
  attendedBy,
  onSay,
  onTyping,
  onPerson,
}: {
  field: RefObject<HTMLTextAreaElement | null>
  attendedBy: string | undefined
  onSay: (text: string) => void
  onTyping: () => void
  onPerson: (() => void) | undefined
}) {
  const { t } = words()
  const [text, setText] = useState('')
  const length = cleanText(text).trim().length
  const tooLong = length > maxTextLength

  // grows with what is written, as far as the style sheet lets it
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`
  }, [text])

  const send = () => {
    if (length > 0 && !tooLong) {
      onSay(text)
      setText('')
    }
    field.current?.focus()
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div class="above">
        <label for="say">{attendedBy ? t.writeTo(attendedBy) : t.inputLabel}</label>
        {onPerson && (
          <button type="button" class="person" onClick={onPerson}>
            <Icon of="person" /> {t.person}
          </button>
        )}
      </div>
      <div class="row">
        <textarea
          id="say"
          ref={field}
          rows={1}
          value={text}
          autocomplete="off"
          enterkeyhint="send"
          aria-invalid={tooLong}
          aria-describedby="say-count notice"
          onInput={(event) => {
            setText(event.currentTarget.value)
            onTyping()
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="send" aria-disabled={length === 0 || tooLong}>
          <Icon of="send" /> {t.send}
        </button>
      </div>
      <p id="say-count" class={tooLong ? 'alarm' : 'count'}>
        {tooLong
          ? t.tooLong(length - maxTextLength)
          : length >= countedFrom
            ? t.charactersLeft(maxTextLength - length)
            : ''}
      </p>
      {/* said aloud once, when the line is crossed */}
      <p class="unseen" role="status">
        {tooLong ? t.tooLongNow : ''}
      </p>
      <p id="notice" class="notice">
        {attendedBy ? t.noticeWith(attendedBy) : t.notice}
      </p>
    </form>
  )
}
