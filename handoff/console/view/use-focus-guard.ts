import { useEffect } from 'preact/hooks'
import { landmarks } from './focus.js'

/**
 * The focus is never lost: when what had it goes away (a citizen somebody else took, a form that is done), it goes to the
 * open dialog, to the field one writes in, or to the list.
 */
export function useFocusGuard(): void {
  useEffect(() => {
    let last: HTMLElement | undefined
    const remember = ({ target }: Event) => {
      if (target instanceof HTMLElement) last = target
    }
    const look = () => {
      if (!last || document.activeElement !== document.body) return
      // moved within its list: it may keep the focus
      if (last.isConnected && last.checkVisibility()) last.focus()
      else if (!last.isConnected) landing()?.focus()
    }
    const observer = new MutationObserver(() => setTimeout(look, 0))
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', remember)
    // a press on nothing lets go of it on purpose
    const letGo = () => (last = undefined)
    document.addEventListener('pointerdown', letGo)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', remember)
      document.removeEventListener('pointerdown', letGo)
    }
  }, [])
}

const landing = (): HTMLElement | null | undefined =>
  document.querySelector<HTMLElement>('dialog[open] :is(button, input, textarea, select)') ??
  [landmarks.composer, landmarks.list]
    .map((id) => document.getElementById(id))
    .find((element) => element?.checkVisibility()) ??
  document.querySelector<HTMLElement>('main :is(button, a[href])')
