import { plain } from './phrases.js'

/** How people write in haste, and how Norwegians and Swedes write, as the Danish word patterns are written for. */
const spellings: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    ikke: 'ik ikk ike ikek ikkee ikkje inte icke iik ikkke',
    jeg: 'jag jeh jeeg jg eg jei',
    mig: 'meg mej migh',
    sig: 'seg sej',
    min: 'mn',
    mere: 'mer merre mera',
    længere: 'lenger lengre længer laengere längre lengere længre',
    vil: 'vill ville wil vik',
    orker: 'orkar orke ork',
    leve: 'leva lever lev',
    at: 'att å og_at',
    dø: 'dö døe doe',
    tage: 'ta taga tae',
    tager: 'tar tager ta',
    af: 'av',
    mit: 'mitt',
    sit: 'sitt',
    nat: 'natt',
    sove: 'sova',
    mad: 'mat',
    penge: 'pengar penger pænge penga',
    spist: 'ätit etet spisst',
    dage: 'dagar dager',
    på: 'paa',
    ingen: 'inga ingn ingenting_',
    nogen: 'nogle noe några någon',
    noget: 'något noged nåt nogt',
    steder: 'ställen plasser',
    har: 'ha hr',
    kan: 'kn',
    slår: 'slåår misshandlar mishandler',
    truer: 'hotar true',
    mand: 'mann mands',
    kæreste: 'kærste kærest kjæreste pojkvän flickvän kærreste',
    samlever: 'sambo samboer samboeren samboen samboeren',
    gider: 'gidder gid',
    tænker: 'tenker tänker',
    livet: 'livvet',
    til: 'till ti te',
    eget: 'ejet egt eeget',
    hvad: 'hva hvd vad',
    hvorfor: 'vorfor hvofor hvorfo hvrofor hvofr',
    hvornår: 'vornår hvornå hvonår hvornaar',
    hvordan: 'vordan hvodan hvordn',
    want: 'wan',
    live: 'liv_en',
    hjem: 'hjemm',
    ham: 'honom',
  }).flatMap(([word, others]) => others.split(' ').map((other) => [other, word])),
)

const phrases: readonly (readonly [RegExp, string])[] = [
  [/\binat\b/g, 'i nat'],
  [/\b(?:iaften|ikväll|i kveld|i kväll)\b/g, 'i aften'],
  [/\bidag\b/g, 'i dag'],
  [/(?<!\p{L})(?:ingenstans|intetsteds)(?!\p{L})/gu, 'ingen steder'],
  [/(?<!\p{L})(mand|mannen|kone|kæreste|kæresten|samlever|eks) min(?!\p{L})/gu, 'min $1'],
  [/(?<!\p{L})(min|mit) man(?:nen)?(?!\p{L})/gu, 'min mand'],
  [/(?<!\p{L})livet mit(?!\p{L})/gu, 'mit liv'],
  [/(?<!\p{L})s[eæøjä]{1,2}l[vwf]?[ -]?m[ou]r?r?d(?=\p{L}|(?!\p{L}))/gu, 'selvmord'],
  [/(?<!\p{L})selv?mrod|(?<!\p{L})selvmor(?!\p{L})/gu, 'selvmord'],
  [/(?<!\p{L})su+[iea]?[csz]+[iea]*[dt](?:e|al)?(?!\p{L})/gu, 'suicide'],
  [/(?<!\p{L})hj?[eæ]ml[øo]s/gu, 'hjemløs'],
  [/\b(wanna|want to|wana) liv\b/g, '$1 live'],
]

/** Words that must not be missed for one wrong, missing, doubled or swapped letter. */
const keyWords = (
  'afskedsbrev farvelbrev anymore længere overdosis husvild herberg krisecenter livslinien voldelig voldtaget voldtager tæver mishandler ' +
  'sulter sultne køleskab køleskabet forsvinde eksistere meningsløst tabletter piller myself suicide homeless evicted starving hungry abused ' +
  'husband boyfriend girlfriend threatens threatening tonight nowhere kæreste kærester samlever kvælertag indespærret dræbe penge vågne ' +
  'modermælkserstatning mælkeerstatning savne gaden selvskade selvmordstanker livsglæde aftensmad'
).split(' ')
const keysBy = new Map<string, readonly string[]>()
for (const key of keyWords) keysBy.set(key.charAt(0), [...(keysBy.get(key.charAt(0)) ?? []), key])
/** Words of their own that come so near: "savner", "hungary". */
const ownWords = new Set(
  'tævet vegne savner savnet gader garden pengene panden penne pillen sulten hunger villa vågner køleskabe samler'.split(
    ' ',
  ),
)

/** Whether one change makes them the same: a letter left out, put in, exchanged, or two swapped. */
function oneApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short.charAt(same) === long.charAt(same)) same++
  const [inShort, inLong] = [short.slice(same), long.slice(same)]
  if (short.length < long.length) return inShort === inLong.slice(1)
  const swapped = inLong.charAt(1) + inLong.charAt(0)
  return inShort.slice(1) === inLong.slice(1) || inShort === swapped + inLong.slice(2)
}

const mended = (word: string): string => {
  if (Object.hasOwn(spellings, word)) return spellings[word] ?? word
  if (word.length < 5 || ownWords.has(word)) return word
  return keysBy.get(word.charAt(0))?.find((key) => key === word || oneApart(word, key)) ?? word
}

/** Letters drawn out ("døøø") once, and "ae", "oe", "aa" as on a foreign keyboard. */
const drawnOut = /(\p{L})\1{2,}/gu

/**
 * Texts in plain words: lower case, no punctuation, usual misspellings and the neighbours' spellings as in Danish. Two readings where the
 * keyboard may have had no æ, ø, å. (They are tried one after the other: "does" is no "døs".)
 */
export function plainDanish(text: string): readonly string[] {
  const said = plain(text).replace(drawnOut, '$1')
  const danish = said.replace(/ae/g, 'æ').replace(/oe/g, 'ø').replace(/aa/g, 'å')
  return [...new Set([said, danish])].map((reading) => {
    const words = reading.split(' ').map(mended).join(' ')
    return phrases.reduce((spelt, [pattern, as]) => spelt.replace(pattern, as), words)
  })
}
