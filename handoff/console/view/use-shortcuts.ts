import { useEffect, useRef } from 'preact/hooks'

export type Shortcuts = Partial<Record<'n' | 'd' | 'k' | 'e' | 'h' | 'ArrowUp' | 'ArrowDown', () => void>>

/** Alt and a key, anywhere on the page unless a dialog is open. Never a key alone: somebody may be dictating. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const now = useRef(shortcuts)
  now.current = shortcuts
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return
      if (document.querySelector('dialog[open]')) return
      const act = now.current[keyOf(event) as keyof Shortcuts]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** On a Mac, Alt and a letter is another sign: there the key's place tells. */
const keyOf = ({ key, code }: KeyboardEvent): string =>
  /^[a-z]$/i.test(key) ? key.toLowerCase() : code.startsWith('Key') ? code.slice(3).toLowerCase() : key
