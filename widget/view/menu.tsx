import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './icon.js'
import { words } from './words.js'

/** A button that unfolds a list of things to do. Escape, a choice, a press elsewhere or walking out of it folds it again. */
export function Menu({ items }: { items: readonly { label: string; act: () => void }[] }) {
  const { t } = words()
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return undefined
    const elsewhere = (event: Event) => {
      if (!(event.target instanceof Node && root.current?.contains(event.target))) setOpen(false)
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
    }
  }, [open])

  return (
    <div
      class="menu"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        setOpen(false)
        button.current?.focus()
      }}
    >
      <button
        type="button"
        ref={button}
        class="icon"
        aria-label={t.menu}
        aria-expanded={open}
        aria-controls="menu-items"
        onClick={() => setOpen(!open)}
      >
        <Icon of="menu" />
      </button>
      <ul id="menu-items" hidden={!open}>
        {items.map(({ label, act }) => (
          <li key={label}>
            <button
              type="button"
              onClick={() => {
                setOpen(false)
                button.current?.focus()
                act()
              }}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
