/** Characters nobody sees: soft hyphen, zero-width, bidi controls, tags (all of them `Cf`), variation selectors, fillers. */
const hidden = /\p{Cf}|\p{Variation_Selector}|\u034F|[\u115F\u1160\u3164\uFFA0]/gu

/** Text as it is compared: composed (NFC), lower case, without hidden characters, with plain hyphens and apostrophes. */
export const normalise = (text: string): string =>
  text
    .normalize('NFC')
    .replace(hidden, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[’‘´`]/g, "'")
    .toLowerCase()

const folded: Readonly<Record<string, string>> = {
  æ: 'ae',
  ä: 'ae',
  ø: 'oe',
  ö: 'oe',
  å: 'aa',
  ß: 'ss',
  đ: 'd',
  ł: 'l',
}

const plain = /^[\x20-\x7e]*$/

/** The word in plain letters: "kontanthjælp" and "kontanthjaelp" are one word, "når" and "naar" too. Takes normalised text. */
export function fold(word: string): string {
  if (plain.test(word)) return word
  const known = word.replace(/[æäøöåßđł]/g, (letter) => folded[letter] ?? letter)
  return plain.test(known) ? known : known.normalize('NFD').replace(/\p{M}/gu, '')
}
