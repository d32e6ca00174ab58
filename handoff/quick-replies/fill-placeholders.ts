/** What placeholders stand for. */
export type PlaceholderValues = {
  /** What the citizen wants to be called, where she has said so. */
  readonly name?: string | undefined
  readonly me: string
  readonly municipality?: string | undefined
}

const placeholder = /\{(navn|name|mig|me|kommune|municipality)\}(s(?!\p{L}))?/giu
const noMunicipality: Readonly<Record<string, string>> = {
  kommune: 'din kommune',
  municipality: 'your municipality',
}

/**
 * Writes the values into a quick reply. Where a name is not known, the sentence is written without it: "Hej {navn}," becomes "Hej,". A municipality that is
 * not known is "din kommune".
 */
export function fillPlaceholders(text: string, { name, me, municipality }: PlaceholderValues): string {
  const called = name?.trim()
  const place = municipality?.trim()
  const values: Readonly<Record<string, string | undefined>> = {
    ...{ navn: called, name: called },
    ...{ mig: me, me },
    ...{ kommune: place, municipality: place },
  }
  const whole = called ? text : withoutName(text)
  // In one pass, so that a value that looks like a placeholder stays as it is.
  return whole.replace(placeholder, (_found, written: string, s: string | undefined, at: number) => {
    const word = written.toLowerCase()
    const value = values[word]
    if (value) return value + (s ? genitiveAfter(value) : '')
    const instead = noMunicipality[word] ?? ''
    return (beginsSentence(whole, at) ? capital(instead) : instead) + (s ?? '')
  })
}

/** Danish puts an apostrophe after a name that ends in s, x or z: "Jens’ plan". */
const genitiveAfter = (value: string) => (/[sxz]$/i.test(value) ? '’' : 's')

const beginsSentence = (text: string, at: number) => /(?:^|[.!?]\s+|\n\s*)$/.test(text.slice(0, at))
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const nameOrGenitive = String.raw`\{(?:navn|name)\}(?:['’]?s(?!\p{L}))?`
/** Spoken to within a sentence or at its end: her comma goes too, and another that follows stands for both. */
const spokenTo = new RegExp(String.raw`,\s*${nameOrGenitive}(?=\s*(?:[.,!?:;–]|$))`, 'gimu')
/** Where a sentence begins, or where she is all of it: what follows takes over the capital letter. */
const atFirst = new RegExp(String.raw`(^|[.!?]\s+|\n\s*)(?:${nameOrGenitive}[.,!?:]*[ \t]*)+(\p{L}?)`, 'giu')
const anywhere = new RegExp(String.raw`[ \t]*${nameOrGenitive}`, 'giu')

const withoutName = (text: string): string =>
  text
    .replace(spokenTo, '')
    .replace(atFirst, (found, before: string, letter: string, at: number, whole: string) =>
      letter === '' && at + found.length === whole.length ? before.trimEnd() : before + letter.toUpperCase(),
    )
    .replace(anywhere, '')
