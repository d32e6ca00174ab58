import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChatConnection } from '../../connection/chat-connection.js'
import { Choices } from './choices.js'
import { maxNameLength, maxTextLength, problemsIn, requestFrom } from './draft.js'
import type { Draft, FilledIn, Problem } from './draft.js'
import { failureWords } from './failure-words.js'
import { Field, TextField } from './field.js'
import { personWords } from './person-words.js'
import { Slots } from './slots.js'
import { useSending } from './use-sending.js'

const contactField = {
  phone: { type: 'tel', autocomplete: 'tel' },
  email: { type: 'email', autocomplete: 'email' },
} as const

/** What is filled in to be put in line, to leave a message or to be called. What is typed stays, whatever becomes of the sending. */
export function WayForm({
  way,
  id,
  draft,
  slots = [],
  above,
  back,
  act,
  onDraft,
  onTaken,
  onSent,
}: {
  way: FilledIn
  id: string
  draft: Draft
  slots?: readonly string[]
  above?: ComponentChildren
  /** The way out of the form. */
  back: ComponentChildren
  act: ChatConnection['act']
  onDraft: (change: Partial<Draft>) => void
  /** The chosen time was given to somebody else. */
  onTaken?: () => void
  onSent: () => void
}) {
  const { p } = personWords()
  const { busy, failure, send } = useSending()
  const [checked, setChecked] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const found = checked > 0 ? problemsIn(way, draft) : []
  const problem = (...kinds: Problem[]): string | undefined => {
    const kind = found.find((one) => kinds.includes(one))
    return kind === 'textTooLong'
      ? p.problems.textTooLong(draft.text.trim().length - maxTextLength)
      : kind && p.problems[kind]
  }
  // the first field to mend, each time it was tried
  useLayoutEffect(() => {
    if (checked > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [checked])

  const submit = async () => {
    if (problemsIn(way, draft).length > 0) {
      setChecked(checked + 1)
      return
    }
    setChecked(0)
    const failed = await send((clientId) => act('POST', 'handoff', requestFrom(way, draft, clientId)))
    if (failed?.code === 'slot-taken') onTaken?.()
    if (!failed) onSent()
  }
  const reach = way === 'callback' ? 'phone' : draft.reach
  if (way === 'callback' && slots.length === 0)
    return (
      <div>
        {above}
        <p role="status">{p.noSlots}</p>
        <div class="choices">{back}</div>
      </div>
    )
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {above}
      {way === 'callback' && (
        <Slots
          id={`${id}-at`}
          slots={slots}
          chosen={draft.at}
          problem={problem('at')}
          onChoose={(at) => onDraft({ at })}
        />
      )}
      <TextField
        id={`${id}-text`}
        label={{ wait: p.summary, message: p.message, callback: p.about }[way]}
        hint={p.summaryHint}
        value={draft.text}
        problem={problem('text', 'textTooLong')}
        onText={(text) => onDraft({ text })}
      />
      {way === 'wait' && (
        <label class="choice">
          <input
            type="checkbox"
            checked={draft.transcript}
            onChange={(event) => onDraft({ transcript: event.currentTarget.checked })}
          />
          <span>{p.transcript}</span>
        </label>
      )}
      {way === 'message' && (
        <fieldset>
          <legend>{p.reach}</legend>
          <Choices
            name={`${id}-reach`}
            choices={[
              { value: 'phone', label: p.reachBy.phone },
              { value: 'email', label: p.reachBy.email },
            ]}
            chosen={draft.reach}
            onChoose={(chosen) => onDraft({ reach: chosen })}
          />
        </fieldset>
      )}
      {way !== 'wait' && (
        <Field key={reach} id={`${id}-${reach}`} label={p.contact[reach]} problem={problem(reach)}>
          {(attributes) => (
            <input
              {...attributes}
              {...contactField[reach]}
              value={draft[reach]}
              onInput={(event) => onDraft({ [reach]: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      <Field id={`${id}-name`} label={p.name} problem={undefined}>
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            autocomplete="given-name"
            maxLength={maxNameLength}
            value={draft.name}
            onInput={(event) => onDraft({ name: event.currentTarget.value })}
          />
        )}
      </Field>
      <p class="meta">{way === 'wait' ? p.seenByDesk : p.seenByStaff}</p>
      <p role="alert" class="alarm">
        {failure && failureWords(failure, p)}
      </p>
      <div class="choices">
        {back}
        <button type="submit" class="strong" aria-disabled={busy}>
          {busy ? p.sending : { wait: p.join, message: p.sendMessage, callback: p.book }[way]}
        </button>
      </div>
    </form>
  )
}
