import { words } from '../texts/words.js'

const modes = ['message', 'note'] as const

/** To the citizen, or to colleagues: said in words and in colour. */
export function ModeChoice({
  mode,
  onMode,
}: {
  mode: (typeof modes)[number]
  onMode: (mode: (typeof modes)[number]) => void
}) {
  const { t } = words()
  return (
    <fieldset class="modes" aria-keyshortcuts="Alt+K">
      <legend class="unseen">{t.composer.mode}</legend>
      {modes.map((one) => (
        <label key={one} class={one}>
          <input type="radio" name="mode" value={one} checked={mode === one} onChange={() => onMode(one)} />
          <span>{t.composer[one]}</span>
        </label>
      ))}
    </fieldset>
  )
}
