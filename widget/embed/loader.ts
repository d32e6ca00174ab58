import { defineJobAssistent } from './job-assistent.js'

/**
 * `<script src="https://chat.kommune.dk/widget.js" data-municipality="0101" data-language="da" defer></script>`
 * puts the assistant on any page. Loaded twice it does nothing the second time. Where the page has placed a
 * `<job-assistent>` itself, that one is used.
 */
function load(): void {
  const script =
    document.currentScript instanceof HTMLScriptElement
      ? document.currentScript
      : document.querySelector<HTMLScriptElement>('script[src*="/widget.js"]')
  if (!script?.src) return
  const { municipality, language } = script.dataset

  const add = () => {
    if (customElements.get('job-assistent')) return
    const element = document.querySelector('job-assistent') ?? document.createElement('job-assistent')
    if (municipality && /^\d{4}$/.test(municipality)) element.setAttribute('municipality', municipality)
    element.setAttribute('lang', language ?? (document.documentElement.lang || 'da'))
    defineJobAssistent(new URL(script.src).origin)
    if (!element.isConnected) document.body.append(element)
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', add, { once: true })
  else add()
}

load()
