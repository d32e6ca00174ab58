import type { Language } from '../../../widget/protocol/http.js'
import { da } from './da.js'
import { en } from './en.js'

/** Danish is the pattern: English has the same keys, or it does not compile. */
export type Texts = typeof da

export const textsIn: Record<Language, Texts> = { da, en }
