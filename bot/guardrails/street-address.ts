import type { Span } from './personal-data.js'

/** What nearly only streets end in. */
const street =
  'gade|gaden|gades|vej|vejen|allé|alle|alléen|stræde|strædet|boulevard|boulevarden|vænge|vænget|gyde|gyden'
/** What streets end in and other words too: taken with a capital letter, or with floor, postcode or "jeg bor" beside it. */
const maybeStreet =
  'plads|pladsen|torv|torvet|park|parken|toft|toften|vang|vangen|bakke|bakken|have|haven|haverne|lund|lunden|mark|marken|skov|skoven|høj|højen|eng|engen|kær|kæret|krog|krogen|kanten|sti|stien|kaj|kajen|havn|havnen|dal|dalen|ager|ageren|agre|svinget|buen|hegnet|husene|huse|husvej|bo|led|leddet|holm|holmen|ås|åsen|strand|stranden|bro|broen|gård|gården|brink|brinken|løkke|løkken|bjerg|bjerget|diget|passage|ring|ringen'
/** Ends like a street and is none, in small letters and with nothing more beside it: "en arbejdsplads 2", "min vej 2". */
const noStreet =
  /(?:motor|gen|ud|om|trans?port|cykel|rejse|arbejds|skole|praktik|data|bygge|lærer|stu?die|lære|tog|vand|luft|fly|bil|karriere|ansættelses|afstands|fremtids|klage|sags|tids|vel)(?:vej|vejen|plads|pladsen)$|^(?:vej|vejen|gade|gaden)$/i

const name = "[\\p{L}.'´-]{1,30}"
const number = '[0-9]{1,3}(?: ?[A-Za-zÆØÅæøå](?![\\p{L}]))?'
const floor =
  '(?:,? {1,2}(?:st|kl|stuen|kælder|[0-9]{1,2}(?![0-9]))(?:\\.? ?(?:sal))?(?:[.,]? ?(?:tv|th|mf|lejl\\.? ?[0-9]{1,4}|dør ?[0-9]{1,4})|[.,] ?[0-9]{1,3}(?![0-9]))?\\.?(?![\\p{L}0-9]))'
const town = `(?:(?:, ?| {1,2})(?:DK ?-? ?)?[1-9][0-9]{3},? (?!kr|kroner|timer|dkk)(?:(?:Kgs|Nr|Sdr|St|Ny|Store|Lille|Nørre|Sønder|Vester|Øster)\\.? )?[\\p{L}-]{2,30}(?: (?:[CKNSVØFMJ]|NV|SV|NØ|SØ)(?![\\p{L}]))?)`
const what =
  '(?! ?(?:timer|time|dage|dag|uger|uge|måneder|måned|år|kr|kroner|km|kilometer|meter|m2|%|procent|gange|stk|personer|børn|minutter|hours|days|weeks|months|years|times))(?![0-9])'

const candidates = new RegExp(
  `(?:(?<=^|[^\\p{L}])(?:\\p{Lu}${name} {1,2}){0,3})?(?<![\\p{L}])(${name}) {1,2}(${number})${what}(${floor})?(${town})?`,
  'gu',
)
const livesAt =
  /(?:bor|bopæl|adresse|adressen|address|live|boende|flyttet|flytter)(?: (?:er|is|på|at|i|in|til|to|nu|now))*[ :]{0,2}$/i
const isStreet = new RegExp(`(?:${street})$`, 'i')
const mayBeStreet = new RegExp(`\\p{L}{2}(?:${maybeStreet})$`, 'iu')
const alone = new RegExp(`^(?:${street}|${maybeStreet})$`, 'i')
const notAName =
  /^(?:kapitel|artikel|article|chapter|side|page|paragraf|section|nr|no|stk|uge|week|kl|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|january|february|march|may|june|july|october|punkt|version|covid|windows|bilag|trin|step|fase|level|niveau|linje|grad|type|lov|år|den|jeg|er|har|på|i|ca|mindst|over|under|cirka|kun|alder|gammel|og|til|fra|med|for|om|ved)\.?$/i

/**
 * Danish street addresses: a street and a house number, with floor, door, postcode and town where they follow. A town, a postcode or
 * "gaden" alone is nobody's address.
 */
export const addressesIn = (text: string): Span[] =>
  [...text.matchAll(candidates)].flatMap((match): Span[] => {
    const [all, word = '', , inHouse, inTown] = match
    const before = text.slice(Math.max(0, match.index - 40), match.index)
    const leading = all.slice(0, all.indexOf(word))
    const capital = /^\p{Lu}/u.test(word)
    const tail = inHouse !== undefined || inTown !== undefined
    if (notAName.test(word) || (noStreet.test(word) && !capital && !tail && !livesAt.test(before))) return []
    if (/^[Mm]otorvej/.test(word)) return []
    const sure =
      (isStreet.test(word) && !(alone.test(word) && !tail && !/\p{Lu}/u.test(leading))) ||
      (mayBeStreet.test(word) && (capital || livesAt.test(before))) ||
      (alone.test(word) && capital && /\p{Lu}/u.test(leading)) ||
      (capital &&
        inTown !== undefined &&
        (inHouse !== undefined || /[0-9a-z],/i.test(all) || livesAt.test(before))) ||
      (capital && livesAt.test(before) && /\p{L}{3}/u.test(word))
    return sure ? [[match.index, match.index + all.trimEnd().length]] : []
  })
