import { words } from './words.js'

const danishNumber = /\b(?:112|\d{2} ?\d{2} ?\d{2} ?\d{2}|\d{2} \d{3} \d{3})\b/g

/** The phone numbers of a text, one tap each: in a crisis nobody should have to type a number. */
export function PhoneNumbers({ text }: { text: string }) {
  const { t } = words()
  const numbers = [...new Set(text.match(danishNumber))]
  return (
    <p class="ways">
      {numbers.map((number) => (
        <a key={number} class="call" href={`tel:${number.replaceAll(' ', '')}`}>
          {t.call(number)}
        </a>
      ))}
    </p>
  )
}
