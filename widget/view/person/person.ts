import styles from './person.css'

// a constructed style sheet: one file to fetch, and nothing inline for a policy to forbid
const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

export { Bar } from './bar.js'
export { Card } from './card.js'
export { Masked } from './masked.js'
