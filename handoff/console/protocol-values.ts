import type { Outcome, Theme, Weekday } from '../../widget/protocol/desk.js'
import type { Role } from '../../widget/protocol/staff.js'

// The closed lists of the protocol as plain values: the protocol's own would bring its validator into the page. A test holds
// them together.

export const maxTextLength = 2000
export const maxArticles = 5
export const shortestPassword = 12
export const outcomes: readonly Outcome[] = [
  'answered',
  'partly-answered',
  'passed-on',
  'not-answered',
  'citizen-left',
]
export const themes: readonly Theme[] = [
  'dagpenge',
  'kontanthjaelp',
  'sygdom',
  'jobsoegning',
  'uddannelse',
  'moeder',
  'udbetaling',
  'klage',
  'digital-hjaelp',
  'andet',
]
export const weekdays: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]
export const roles: readonly Role[] = ['caseworker', 'editor', 'admin']
