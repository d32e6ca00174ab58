import type { Language } from '../../protocol/http.js'
import { da } from './da.js'
import { en } from './en.js'

/** Danish is the pattern here too. */
export type PersonTexts = typeof da

export const personTextsIn: Record<Language, PersonTexts> = { da, en }
