import { randomInt } from 'node:crypto'

/** Letters and digits nobody takes for one another, on paper or over the telephone. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password made up: four groups of five, about 99 bits. */
export const newPassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-')
