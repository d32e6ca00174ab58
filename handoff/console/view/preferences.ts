import { keptIn } from '../../../widget/connection/kept.js'
import type { Language } from '../../../widget/protocol/http.js'

const isLanguage = (value: unknown): value is Language => value === 'da' || value === 'en'
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'
const kept = <T>(name: string, is: (value: unknown) => value is T) =>
  keptIn(() => localStorage, `jobassistent-desk:${name}`, is)

/** What somebody has chosen on this machine, remembered until chosen otherwise. */
export const preferences = {
  language: kept('language', isLanguage),
  sound: kept('sound', isBoolean),
  notify: kept('notify', isBoolean),
}
