import type { DeskSettings } from '../../widget/protocol/desk.js'
import type { Language } from '../../widget/protocol/http.js'
import { addDays, dayAt, type Day } from './danish-time.js'
import { dayPlan } from './day-plan.js'
import type { Span } from './merge-spans.js'

/** One day as a leader sees it. */
export type PreviewDay = {
  readonly date: Day
  readonly spans: readonly Span[]
  readonly why?: 'holiday' | 'closing-day'
  readonly name?: string
}

/** What holds on each of the coming days, today first. */
export function previewDays(
  settings: DeskSettings,
  from: Date,
  days: number,
  language: Language,
): readonly PreviewDay[] {
  const today = dayAt(from)
  return Array.from({ length: days }, (_, n) => {
    const date = addDays(today, n)
    const { spans, why, name } = dayPlan(settings, date)
    return { date, spans, ...(why && { why }), ...(name && { name: name[language] }) }
  })
}
