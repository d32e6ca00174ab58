import type { Language } from '../protocol/http.js'
import { launcherTexts } from '../texts/launcher.js'
import { fromFrame, wrapped } from './frame-messages.js'
import type { ToFrame } from './frame-messages.js'
import { rememberedPanel } from './remembered-panel.js'
import styles from './launcher.css'

/** Longer than this without a sign of life from the frame, and the citizen is told. */
const framePatienceMs = 10_000
/** The same as in the style sheet: here the panel fills the window. */
const fillsWindow = '(max-width: 480px), (max-height: 480px)'

const svg = 'http://www.w3.org/2000/svg'

/** An element with its attributes and what is in it; nothing is ever parsed, so no policy of the host page can object. */
function element(
  tag: string,
  attributes: Record<string, string>,
  ...children: (Element | string)[]
): Element {
  const made = /^(svg|path)$/.test(tag) ? document.createElementNS(svg, tag) : document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

const launcher = () =>
  element(
    'button',
    { type: 'button', class: 'launcher', part: 'launcher', 'aria-expanded': 'false' },
    element(
      'svg',
      { viewBox: '0 0 20 20', 'aria-hidden': 'true' },
      element('path', {
        d: 'M10 3c4.4 0 7.5 2.7 7.5 6.3s-3.1 6.2-7.5 6.2c-.9 0-1.7-.1-2.5-.3L3.6 17l.9-3.4A5.9 5.9 0 0 1 2.5 9.3C2.5 5.7 5.6 3 10 3z',
      }),
      element('path', { d: 'M7 9.4l2.2 2.1L13 7.7' }),
    ),
    element('span', { 'data-text': 'open' }),
    element('span', { class: 'count', 'aria-hidden': 'true' }),
    element('span', { class: 'unseen' }),
  )

const panel = () =>
  element(
    'div',
    { class: 'panel', part: 'panel', hidden: '' },
    element(
      'div',
      { class: 'waiting' },
      element('button', { type: 'button', class: 'shut', 'data-text': 'close' }),
      element('p', { role: 'status' }),
      element('a', { target: '_blank', rel: 'noopener', 'data-text': 'ownWindow' }),
    ),
  )

/**
 * Defines `<job-assistent>`: a button in the corner and, once asked for, the chat in a frame from `origin`.
 * Attributes: `municipality` (four digits), `lang` (`da` or `en`).
 */
export function defineJobAssistent(origin: string): void {
  customElements.define(
    'job-assistent',
    class extends HTMLElement {
      private frame: HTMLIFrameElement | undefined
      private ready = false
      private unread = 0
      private patience: ReturnType<typeof setTimeout> | undefined
      private language: Language = 'da'
      private leaving = new AbortController()

      connectedCallback(): void {
        this.language = this.getAttribute('lang')?.toLowerCase().startsWith('en') ? 'en' : 'da'
        if (!this.shadowRoot) this.furnish(this.attachShadow({ mode: 'open' }))
        this.say()

        this.leaving = new AbortController()
        const { signal } = this.leaving
        window.addEventListener('message', (event) => this.hear(event), { signal })
        document.addEventListener('focusin', (event) => this.makeWay(event), { signal })
        for (const change of ['resize', 'scroll'] as const)
          window.visualViewport?.addEventListener(change, () => this.fit(), { signal })

        // A panel left open is open on the next page too, without taking the focus; one left closed still counts what comes.
        const last = rememberedPanel.read()
        if (last === 'open') this.open(false)
        else if (last === 'closed') this.load()
      }

      disconnectedCallback(): void {
        this.leaving.abort()
        clearTimeout(this.patience)
      }

      private piece(selector: string): HTMLElement {
        const found = this.shadowRoot?.querySelector<HTMLElement>(selector)
        if (!found) throw new Error(`<job-assistent> has no ${selector}`)
        return found
      }

      private furnish(root: ShadowRoot): void {
        // Elements and a constructed style sheet: nothing inline for the host page's policy to forbid.
        root.append(launcher(), panel())
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(styles)
        root.adoptedStyleSheets = [sheet]
        this.piece('.launcher').addEventListener('click', () => this.open(true))
        this.piece('.shut').addEventListener('click', () => this.closeAndReturn())
        this.piece('.panel').addEventListener('keydown', ({ key }) => {
          if (key === 'Escape') this.closeAndReturn()
        })
      }

      /** Puts the words of the language in place, and the number of unread messages. */
      private say(): void {
        const texts = launcherTexts[this.language]
        for (const key of ['open', 'close', 'ownWindow'] as const)
          this.piece(`[data-text=${key}]`).textContent = texts[key]
        for (const named of ['.launcher', '.panel']) this.piece(named).lang = this.language
        if (this.frame) this.frame.title = texts.frame
        const count = this.piece('.count')
        count.hidden = this.unread === 0
        count.textContent = this.unread > 99 ? '99+' : String(this.unread)
        this.piece('.launcher .unseen').textContent = this.unread ? `, ${texts.unread(this.unread)}` : ''
      }

      private open(focus: boolean): void {
        this.load()
        rememberedPanel.write('open')
        this.piece('.launcher').hidden = true
        this.piece('.launcher').setAttribute('aria-expanded', 'true')
        this.piece('.panel').hidden = false
        this.fit()
        if (focus && !this.ready) this.piece('.shut').focus()
        this.show(focus)
      }

      private close(): void {
        rememberedPanel.write('closed')
        this.piece('.panel').hidden = true
        this.piece('.launcher').hidden = false
        this.piece('.launcher').setAttribute('aria-expanded', 'false')
        this.tell({ type: 'hidden' })
        if (!this.ready) this.unload()
      }

      private closeAndReturn(): void {
        this.close()
        this.piece('.launcher').focus()
      }

      private show(focus: boolean): void {
        if (focus) this.frame?.focus()
        this.tell({ type: 'shown', focus })
      }

      /** Fetches the chat, once. */
      private load(): void {
        if (this.frame) return
        const municipality = this.getAttribute('municipality') ?? ''
        const address = new URL('/chat', origin)
        if (municipality) address.searchParams.set('municipality', municipality)
        address.searchParams.set('language', this.language)
        this.piece('.waiting a').setAttribute('href', address.href)
        address.searchParams.set('host', location.origin)

        this.ready = false
        this.frame = document.createElement('iframe')
        this.frame.src = address.href
        this.frame.hidden = true
        this.piece('.panel').append(this.frame)
        this.wait('loading')
        this.patience = setTimeout(() => this.wait('failed'), framePatienceMs)
        this.say()
      }

      /** A frame that never came is fetched anew the next time. */
      private unload(): void {
        clearTimeout(this.patience)
        this.frame?.remove()
        this.frame = undefined
      }

      private wait(what: 'loading' | 'failed'): void {
        this.piece('.waiting p').textContent = launcherTexts[this.language][what]
        this.piece('.waiting a').hidden = what === 'loading'
      }

      private tell(message: ToFrame): void {
        if (this.ready) this.frame?.contentWindow?.postMessage(wrapped(message), origin)
      }

      private hear({ source, origin: from, data }: MessageEvent): void {
        if (!source || source !== this.frame?.contentWindow || from !== origin) return
        const message = fromFrame(data)
        switch (message?.type) {
          case 'ready': {
            clearTimeout(this.patience)
            this.ready = true
            const waited = this.shadowRoot?.activeElement !== null
            this.frame.hidden = false
            this.piece('.waiting').hidden = true
            if (!this.piece('.panel').hidden) this.show(waited)
            break
          }
          case 'close':
            this.closeAndReturn()
            break
          case 'unread':
            this.unread = message.count
            this.say()
            break
          case 'language':
            this.language = message.language
            this.say()
            break
        }
      }

      /** Where the panel fills the window, going on to something behind it closes it: the focus must not be hidden. */
      private makeWay({ target }: FocusEvent): void {
        if (target !== this && !this.piece('.panel').hidden && matchMedia(fillsWindow).matches) this.close()
      }

      /** Fills what the on-screen keyboard leaves of the window. */
      private fit(): void {
        const { visualViewport: seen } = window
        if (!seen || seen.scale > 1.01) return
        const { style } = this.piece('.panel')
        style.setProperty('--top', `${seen.offsetTop}px`)
        style.setProperty('--height', `${seen.height}px`)
      }
    },
  )
}
