import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { languageOf, unless } from '../language-of.js'
import { personWords } from './person-words.js'

/** A field with its name above it, and below it what is wrong with what is in it. */
export function Field({
  id,
  label,
  hint,
  problem,
  children,
}: {
  id: string
  label: string
  hint?: string
  problem: string | undefined
  /** Draws the field itself. */
  children: (attributes: {
    id: string
    'aria-invalid': boolean
    'aria-describedby': string | undefined
  }) => ComponentChildren
}) {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="meta">
          {hint}
        </p>
      )}
      {children({ id, 'aria-invalid': Boolean(problem), 'aria-describedby': described || undefined })}
      {problem && (
        <p id={`${id}-problem`} class="alarm">
          {problem}
        </p>
      )}
    </div>
  )
}

/** A field for more than a line: grows with what is written, as far as the style sheet lets it. */
export function TextField({
  value,
  onText,
  ...about
}: {
  id: string
  label: string
  hint?: string
  problem?: string | undefined
  value: string
  onText: (text: string) => void
}) {
  const { language } = personWords()
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`
  }, [value])
  return (
    <Field problem={undefined} {...about}>
      {(attributes) => (
        <textarea
          {...attributes}
          ref={field}
          rows={3}
          value={value}
          autocomplete="off"
          lang={unless(language, languageOf(value))}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
