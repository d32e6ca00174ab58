import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChatConnection } from '../../connection/chat-connection.js'
import type { Done } from './card.js'
import { Choices } from './choices.js'
import { failureWords } from './failure-words.js'
import { TextField } from './field.js'
import { personWords } from './person-words.js'
import { useSending } from './use-sending.js'

/** The longest the protocol takes. */
const maxWords = 1000
const stars = ['1', '2', '3', '4', '5'] as const
type Stars = (typeof stars)[number]

/** How it was to talk with a person: from 1 to 5 in words, and in her own if she likes. */
export function RatingCard({
  id,
  act,
  onDone,
}: {
  id: string
  act: ChatConnection['act']
  onDone: (how: Done) => void
}) {
  const { p } = personWords()
  const { busy, failure, send } = useSending()
  const [chosen, setChosen] = useState<Stars | ''>('')
  const [text, setText] = useState('')
  const [checked, setChecked] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const missing = checked > 0 && !chosen
  const over = text.trim().length - maxWords
  const tooLong = checked > 0 && over > 0
  useLayoutEffect(() => {
    if (checked > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [checked])

  const submit = async () => {
    setChecked(checked + 1)
    if (!chosen || over > 0) return
    const words = text.trim()
    const failed = await send(() =>
      act('POST', 'rating', { stars: Number(chosen), ...(words ? { words } : {}) }),
    )
    if (!failed) onDone('sent')
    else if (failed.code === 'already-rated') onDone(failed.code)
  }
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <fieldset class="stars">
        <legend>{p.stars}</legend>
        <Choices
          name={`${id}-stars`}
          choices={stars.map((value, index) => ({ value, label: p.starsInWords[index] ?? value }))}
          chosen={chosen}
          invalid={missing}
          describedBy={missing ? `${id}-problem` : undefined}
          onChoose={setChosen}
        />
        {missing && (
          <p id={`${id}-problem`} class="alarm">
            {p.problems.stars}
          </p>
        )}
      </fieldset>
      <TextField
        id={`${id}-words`}
        label={p.more}
        value={text}
        problem={tooLong ? p.problems.textTooLong(over) : undefined}
        onText={setText}
      />
      <p role="alert" class="alarm">
        {failure && failureWords(failure, p)}
      </p>
      <div class="choices">
        <button type="button" class="quiet" onClick={() => onDone('skipped')}>
          {p.skip}
        </button>
        <button type="submit" class="strong" aria-disabled={busy}>
          {busy ? p.sending : p.sendRating}
        </button>
      </div>
    </form>
  )
}
