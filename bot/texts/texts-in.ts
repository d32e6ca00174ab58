import type { Language } from '../conversation/conversation.js'
import { danish } from './da.js'
import { english } from './en.js'
import type { Texts } from './texts.js'

const languages: Readonly<Record<Language, Texts>> = { da: danish, en: english }

/** The assistant's own sentences in a language. */
export const textsIn = (language: Language): Texts => languages[language]
