import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'

/** A button that never sends a form. One that is `off` can still be found and says why in its form. */
export function Button({
  kind = 'quiet',
  onPress,
  off = false,
  children,
  ...rest
}: {
  kind?: 'strong' | 'quiet' | 'plain' | 'danger'
  onPress: () => void
  off?: boolean
  children: ComponentChildren
} & Omit<ButtonHTMLAttributes, 'onClick' | 'type' | 'class'>) {
  return (
    <button
      type="button"
      class={kind}
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) onPress()
      }}
      {...rest}
    >
      {children}
    </button>
  )
}
