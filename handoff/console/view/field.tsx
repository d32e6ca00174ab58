import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'

type FieldProps = {
  type?: string
  name?: string
  autocomplete?: 'off' | 'username' | 'current-password' | 'new-password'
  maxLength?: number
  min?: number
  max?: number
}

/** A labelled text field, with a hint below its label. */
export function Field({
  label,
  hint,
  value,
  onValue,
  first = false,
  type = 'text',
  ...rest
}: {
  label: string
  /** Takes the focus when it appears. */
  first?: boolean
  hint?: string | undefined
  value: string
  onValue: (value: string) => void
} & FieldProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (first) input.current?.focus()
  }, [])
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        {...rest}
        type={type as 'text'}
        id={id}
        ref={input}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  )
}

/** The same for a choice among few. */
export function Select({
  label,
  value,
  onValue,
  children,
}: {
  label: string
  value: string
  onValue: (value: string) => void
  children: ComponentChildren
}) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {children}
      </select>
    </div>
  )
}

/** A box to tick, with its words. */
export function Tick({
  label,
  checked,
  onChecked,
}: {
  label: ComponentChildren
  checked: boolean
  onChecked: (checked: boolean) => void
}) {
  return (
    <label class="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChecked(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}
