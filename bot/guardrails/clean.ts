import { withoutHiddenText } from './hidden-text.js'
import { maskPersonalData, type Masked } from './personal-data.js'

/** What a citizen wrote as it may be kept: as a reader sees it, without personal data. In this order, so that nothing hidden keeps a mask off. */
export const clean = (text: string): Masked => maskPersonalData(withoutHiddenText(text))
