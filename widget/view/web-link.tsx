import { words } from './words.js'
import { Icon } from './icon.js'

/** A link out of the chat, in a new window and saying so. What is not an http(s) address is shown as text. */
export function WebLink({ href, text }: { href: string; text: string }) {
  const { t } = words()
  if (!/^https?:\/\//i.test(href)) return <span>{text}</span>
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {text} <Icon of="leaves" />
      <span class="unseen"> ({t.newTab})</span>
    </a>
  )
}
