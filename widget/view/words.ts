import type { Language } from '../protocol/http.js'
import { textsIn } from '../texts/texts.js'

let shown = { t: textsIn.da, language: 'da' as Language }

/** The widget's own sentences in the language it is shown in: one per page, as the page's own `lang` is. */
export const words = () => shown

/** From the next drawing on. */
export function showIn(language: Language): void {
  shown = { t: textsIn[language], language }
}
