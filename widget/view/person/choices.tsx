/** Radio buttons as a row of words to choose from. */
export function Choices<T extends string>({
  name,
  choices,
  chosen,
  describedBy,
  invalid,
  onChoose,
}: {
  name: string
  choices: readonly { value: T; label: string; spoken?: string }[]
  chosen: T | ''
  describedBy?: string | undefined
  invalid?: boolean
  onChoose: (value: T) => void
}) {
  return (
    <div class="choices-row">
      {choices.map(({ value, label, spoken }) => (
        <label key={value} class="choice">
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            aria-label={spoken}
            aria-invalid={invalid}
            aria-describedby={describedBy}
            onChange={() => onChoose(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  )
}
