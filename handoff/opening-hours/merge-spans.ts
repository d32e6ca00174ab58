import type { DeskSettings, Weekday } from '../../widget/protocol/desk.js'

/** Opening hours within a day, as clocks show them. */
export type Span = DeskSettings['hours'][Weekday][number]

/** In order, and those that touch or overlap as one. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = []
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1)
    if (last && from <= last.to) {
      if (to > last.to) last.to = to
    } else merged.push({ from, to })
  }
  return merged
}
