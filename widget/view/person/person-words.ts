import { personTextsIn } from '../../texts/person/texts.js'
import { words } from '../words.js'

/** The sentences of this part in the language the chat is shown in. */
export const personWords = () => {
  const { language } = words()
  return { p: personTextsIn[language], language }
}
