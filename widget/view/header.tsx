import type { Language } from '../protocol/http.js'
import { Icon } from './icon.js'
import { Menu } from './menu.js'
import { words } from './words.js'

/** Who one talks with, and what one can do beside talking. */
export function Header({
  byline,
  items,
  onLanguage,
  onClose,
}: {
  byline: string
  items: readonly { label: string; act: () => void }[]
  onLanguage: (language: Language) => void
  onClose: (() => void) | undefined
}) {
  const { t, language } = words()
  const other = language === 'da' ? 'en' : 'da'
  return (
    <header>
      <span class="mark">
        <Icon of="mark" />
      </span>
      <div class="who">
        <h1 id="title">{t.name}</h1>
        <p>{byline}</p>
      </div>
      <button type="button" class="language" lang={other} onClick={() => onLanguage(other)}>
        {t.otherLanguage}
      </button>
      <Menu items={items} />
      {onClose && (
        <button type="button" class="icon" aria-label={t.closeChat} onClick={onClose}>
          <Icon of="close" />
        </button>
      )}
    </header>
  )
}
