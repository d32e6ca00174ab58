/** The languages texts are analysed in. */
export type Language = 'da' | 'en'
