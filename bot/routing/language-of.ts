import type { Language } from '../conversation/conversation.js'
import { plain } from '../guardrails/phrases.js'

/**
 * Small words that give a language away. Those that are words of both ("i", "for", "man", "her") tell
 * nothing and are left out.
 */
const signs: Readonly<Record<Language, ReadonlySet<string>>> = {
  da: new Set(
    (
      'jeg du han hun vi de det den der som og eller ikke er var har havde kan kunne skal skulle vil ville må måtte bliver blev blevet ' +
      'hvad hvor hvornår hvordan hvorfor hvem hvilken hvilke hvis når fordi en et min mit mine din dit mig dig sig os til fra med af på om ved ' +
      'efter før uden igen også meget lige nu noget nogen mange få får fik være været gøre gør sige søge ledig ' +
      // Norwegian and Swedish.
      'hva hvorfor hvordan jeg ikke må blitt etter noen fått uten eller arbeidsledig jag är inte hur när vad vem varför mycket många måste blir efter innan utan arbetslös söka'
    ).split(' '),
  ),
  en: new Set(
    (
      "i'm i've my you your she they it is are was were be been am do does did don't didn't has had can could can't would should " +
      'must may the an and or not if when what where which who how why to in from with about after before without this that there ' +
      'get got need want lost fired unemployed work'
    ).split(' '),
  ),
}

const count = (words: readonly string[], language: Language) =>
  words.filter((word) => signs[language].has(word)).length

/**
 * The language a message is answered in. The conversation's own, unless the message is plainly in the other one: a question in English is
 * answered in English. Norwegian and Swedish read as Danish, which their speakers can read.
 */
export function languageOf(text: string, conversation: Language): Language {
  const words = plain(text).split(' ')
  const other: Language = conversation === 'da' ? 'en' : 'da'
  const [here, there] = [count(words, conversation), count(words, other)]
  return there >= 2 && there > 2 * here ? other : conversation
}
