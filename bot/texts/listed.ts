/** "a, b og c": things in a row, with `and` before the last. */
export const listed = (things: readonly string[], and: string): string =>
  [things.slice(0, -1).join(', '), ...things.slice(-1)].filter(Boolean).join(` ${and} `)
