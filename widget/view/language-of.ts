import type { Language } from '../protocol/http.js'

const danish = /[æøå]|\b(og|ikke|du|det|er|til|på|hvad|jeg|skal|hej)\b/gi
const english = /\b(and|not|you|the|is|to|of|what|i|must|hello)\b/gi

/** The language a text is most likely in, for its `lang` attribute; undefined when it says too little to tell. */
export function languageOf(text: string): Language | undefined {
  const da = text.match(danish)?.length ?? 0
  const en = text.match(english)?.length ?? 0
  if (da === en) return undefined
  return da > en ? 'da' : 'en'
}

/** A `lang` attribute only where the language differs from the one around it. */
export const unless = (around: Language, language: Language | undefined): Language | undefined =>
  language === around ? undefined : language
