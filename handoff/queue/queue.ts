import type { Handoff, QueueName } from './handoff.js'

type Waiting = Pick<Handoff, 'id' | 'since' | 'first'> & QueueName

const rank = { crisis: 0, returned: 1, none: 2 } as const
const rankOf = ({ first }: Waiting) => rank[first ?? 'none']

/** Whoever has a named reason goes first; then whoever has waited longest; ids settle what is left, so that everybody sees the same order. */
export const goesBefore = (a: Waiting, b: Waiting): number =>
  rankOf(a) - rankOf(b) || a.since.getTime() - b.since.getTime() || (a.id < b.id ? -1 : 1)

export const inOrder = <Some extends Waiting>(waiting: readonly Some[]): readonly Some[] =>
  [...waiting].sort(goesBefore)

export const isSameQueue = (a: QueueName, b: QueueName): boolean =>
  a.municipality === b.municipality && a.language === b.language

/** Each waiting one's place in its own queue; 1 is next. */
export function positionsIn(waiting: readonly Waiting[]): ReadonlyMap<Handoff['id'], number> {
  const lengths = new Map<string, number>()
  const positions = new Map<Handoff['id'], number>()
  for (const one of inOrder(waiting)) {
    const queue = `${one.municipality ?? ''} ${one.language}`
    const position = (lengths.get(queue) ?? 0) + 1
    lengths.set(queue, position)
    positions.set(one.id, position)
  }
  return positions
}

/** Somebody claimed in the last hour: how long she had waited, in seconds, and how many were ahead of her when she joined. */
export type Claimed = { readonly waitedSeconds: number; readonly ahead: number }

/**
 * The wait, in seconds, at a position of a queue: what each place of the last hour's claims took, times the places. Nothing where nobody was
 * claimed: a guess is no measurement.
 */
export function waitAt(position: number, lastHour: readonly Claimed[]): number | undefined {
  const places = lastHour.reduce((sum, { ahead }) => sum + ahead + 1, 0)
  if (places === 0) return undefined
  const waited = lastHour.reduce((sum, { waitedSeconds }) => sum + waitedSeconds, 0)
  return Math.round((waited / places) * position)
}
