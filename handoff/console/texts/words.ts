import type { Language } from '../../../widget/protocol/http.js'
import { showIn as showWidgetIn } from '../../../widget/view/words.js'
import { textsIn } from './texts.js'

let shown = { t: textsIn.da, language: 'da' as Language }

/** The page's own sentences in the language it is shown in. */
export const words = () => shown

/** From the next drawing on, the parts shared with the chat included. */
export function showIn(language: Language): void {
  shown = { t: textsIn[language], language }
  showWidgetIn(language)
}
