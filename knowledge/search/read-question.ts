import { findSeparableVerbs, readWords, type Word } from '../analysis/analyse.js'
import { intentOf } from '../analysis/intent.js'
import { fold, normalise } from '../analysis/normalise.js'
import { isSimpleWord, type SplitCompound } from '../analysis/split-compound.js'
import { stem } from '../analysis/stem.js'
import { isCommon } from '../analysis/common-words.js'
import { synonymAt } from '../analysis/synonyms.js'
import type { Language } from '../editing/article.js'
import type { SimilarWord } from './similar-words.js'
import type { Vocabulary } from './vocabulary.js'

/** A term that would do for a word of the question; `weight` 0–1 says how well. */
export type Alternative = { readonly term: number; readonly weight: number }

/**
 * A word of the question that matters: how much it matters, how much it would say at most, and the index's terms that would do for it.
 * A word nobody knows has no alternatives and still counts: a passage cannot cover it.
 */
export type Wanted = {
  readonly word: string
  readonly significance: number
  readonly mass: number
  /** Whether it is an everyday word, which tells nothing of what the question is about. */
  readonly common: boolean
  readonly alternatives: readonly Alternative[]
}

/** The kind of answer wanted counts, but less than what it is about. */
export const intentSignificance = 0.4
const synonymWeights = [0.9, 0.75, 0.5]
const joinedWeight = 0.95
/** How much of an unknown word an unknown everyday word counts. */
const commonShare = 0.25
const numberSignificance = 0.4
/** What is longer is no word that somebody ran together. */
const longestWord = 60

/** Turns a question into what to look for: stems, parts of compounds, synonyms, words run together or apart, misspellings. */
export function readQuestion(
  question: string,
  language: Language,
  vocabulary: Vocabulary,
  split?: SplitCompound,
): Wanted[] {
  const words = readWords(question, language, split)
  const names = namesIn(question)
  const drafts = words.map((word) => draftOf(word, language, vocabulary, names))
  addSynonyms(words, drafts, language, vocabulary)
  if (language === 'da') addSeparableVerbs(words, drafts, vocabulary)
  addJoined(words, drafts, language, vocabulary)
  addMisspellings(words, drafts, language, vocabulary)
  leaveToItsOwn(drafts)
  const wanted = drafts
    .filter(({ significance }) => significance > 0)
    .map((draft) => wantedOf(draft, vocabulary))
  const intent = intentOf(normalise(question), language)
  const id = intent && vocabulary.idOf(intent)
  if (id !== undefined && wanted.length > 0)
    wanted.push({
      word: intent ?? '',
      significance: intentSignificance,
      mass: intentSignificance * vocabulary.rarityOf(id),
      common: true,
      alternatives: [{ term: id, weight: 1 }],
    })
  return wanted
}

type Draft = {
  word: string
  significance: number
  common: boolean
  /** The term's own stem, when a passage holds it. */
  own: number | undefined
  /** The best-known thing the word stands for, when that is another. */
  meant: number | undefined
  alternatives: Map<number, number>
}

function draftOf(word: Word, language: Language, vocabulary: Vocabulary, names: ReadonlySet<string>): Draft {
  const own = vocabulary.idOf(word.stem)
  const alternatives = new Map<number, number>()
  if (own !== undefined) alternatives.set(own, 1)
  for (const part of word.parts) offer(alternatives, vocabulary.idOf(part.stem), part.weight)
  const isNumber = /^\d/.test(word.text)
  const significance = isNumber
    ? numberSignificance
    : isCalendarWord(word, language) || (own === undefined && names.has(fold(word.text)))
      ? 0.2
      : word.significance
  return {
    word: word.text,
    significance,
    common: isNumber || isCommon(word.text, language),
    own,
    meant: undefined,
    alternatives,
  }
}

function offer(alternatives: Map<number, number>, id: number | undefined, weight: number): void {
  if (id !== undefined) alternatives.set(id, Math.max(weight, alternatives.get(id) ?? 0))
}

function addSynonyms(
  words: readonly Word[],
  drafts: Draft[],
  language: Language,
  vocabulary: Vocabulary,
): void {
  words.forEach((word, at) => {
    const synonym = synonymAt(words, at, language)
    if (!synonym || (synonym.length === 1 && word.significance === 0)) return
    const covered = drafts.slice(at, at + synonym.length)
    const bearers = covered.filter(({ significance }) => significance > 0)
    const [first] = covered
    if (bearers.length === 0 && first) bearers.push(first)
    for (const draft of bearers) {
      synonym.stems.forEach((term, rank) => {
        const id = vocabulary.idOf(term)
        offer(draft.alternatives, id, synonymWeights[Math.min(rank, synonymWeights.length - 1)] ?? 0)
        if (rank === 0) draft.meant = id
      })
    }
    // A set phrase matters however small its words.
    if (synonym.length > 1 && bearers[0]) bearers[0].significance = 1
  })
}

function addSeparableVerbs(words: readonly Word[], drafts: Draft[], vocabulary: Vocabulary): void {
  for (const { term, at } of findSeparableVerbs(words)) {
    const draft = drafts[at]
    const id = vocabulary.idOf(term)
    if (!draft || id === undefined) continue
    offer(draft.alternatives, id, 1)
    draft.meant = id
    draft.significance = 1
  }
}

/** A term that the question says itself is not found a second time as what another of its words may mean ("møder op til samtalen"). */
function leaveToItsOwn(drafts: readonly Draft[]): void {
  const said = new Map(
    drafts.flatMap((draft) =>
      draft.own === undefined || draft.significance === 0 ? [] : [[draft.own, draft] as const],
    ),
  )
  for (const draft of drafts)
    for (const term of [...draft.alternatives.keys()])
      if (said.has(term) && draft.own !== term && draft.alternatives.size > 1) draft.alternatives.delete(term)
}

/** "a kasse", "efter løn", "syge dagpenge": two words that the articles write as one. */
function addJoined(
  words: readonly Word[],
  drafts: Draft[],
  language: Language,
  vocabulary: Vocabulary,
): void {
  for (let at = 0; at + 1 < words.length; at++) {
    const joined = `${words[at]?.text ?? ''}${words[at + 1]?.text ?? ''}`
    if (joined.length < 5 || /\d/.test(joined)) continue
    const id = vocabulary.idOf(stem(joined, language))
    if (id === undefined) continue
    for (const draft of drafts.slice(at, at + 2)) {
      if (draft.significance === 0) continue
      offer(draft.alternatives, id, joinedWeight)
      if (draft.own === undefined) draft.meant = id
    }
  }
}

/** Words no passage holds: a known one run together with a small one ("hvormange"), or one spelt almost like it. */
function addMisspellings(
  words: readonly Word[],
  drafts: Draft[],
  language: Language,
  vocabulary: Vocabulary,
): void {
  words.forEach((word, at) => {
    const draft = drafts[at]
    if (!draft || draft.significance === 0 || draft.meant !== undefined) return
    if (/^[\d§]/.test(word.text)) return
    if (draft.own !== undefined) return addCommonerSpelling(word, draft, vocabulary)
    const apart = takeApart(word.text, language, vocabulary)
    if (apart) {
      draft.significance = apart.significance
      if (apart.id !== undefined) offer(draft.alternatives, (draft.meant = apart.id), joinedWeight)
      return
    }
    // What is a word as it stands is not a slip of another.
    if (word.text.length < 5 || draft.common || isSimpleWord(word.text)) return
    const [best, ...others] = similarTo(word, vocabulary)
    if (!best) return
    offer(draft.alternatives, (draft.meant = best.id), best.weight)
    for (const other of others) offer(draft.alternatives, other.id, other.weight * 0.8)
  })
}

/** Held by so few passages, next to so many that hold one spelt almost the same, a word is probably that one's misspelling. */
const fewest = 3
const manyTimes = 8

/** The articles' own questions hold misspellings too: one that is known from there stands for the word that was meant. */
function addCommonerSpelling(word: Word, draft: Draft, vocabulary: Vocabulary): void {
  const { own } = draft
  if (own === undefined || word.text.length < 5 || draft.common) return
  const holding = vocabulary.holdingOf(own)
  if (holding > fewest || isSimpleWord(word.text)) return
  const commoner = similarTo(word, vocabulary).find(
    ({ id }) => id !== own && vocabulary.holdingOf(id) >= manyTimes * holding,
  )
  if (commoner) offer(draft.alternatives, (draft.meant = commoner.id), Math.max(commoner.weight, 0.8))
}

/** A slip may have spoilt the ending that makes the stem, so the word as it stands is compared too. */
const similarTo = (word: Word, vocabulary: Vocabulary): SimilarWord[] =>
  [...vocabulary.similar(word.stem), ...vocabulary.similar(fold(word.text))].sort(
    (a, b) => b.weight - a.weight,
  )

/** Splits off a stop word at the front; what is left must be a stop word too or known. */
function takeApart(
  text: string,
  language: Language,
  vocabulary: Vocabulary,
): { significance: number; id: number | undefined } | undefined {
  if (text.length > longestWord) return undefined
  for (let cut = 3; cut <= text.length - 3; cut++) {
    const [front] = readWords(text.slice(0, cut), language)
    const [rest] = readWords(text.slice(cut), language)
    if (!front || !rest || front.significance > 0) continue
    const id = vocabulary.idOf(rest.stem)
    if (rest.significance < 1 || (id !== undefined && rest.text.length >= 5))
      return { significance: rest.significance, id }
  }
  return undefined
}

/** Words written with a capital within a sentence: names of places, people and firms, which no rule depends on. */
const namesIn = (question: string): ReadonlySet<string> =>
  new Set([...question.matchAll(/(?<=[\p{Ll},]\s)\p{Lu}[\p{Ll}-]+/gu)].map(([name]) => fold(normalise(name))))

const calendar: Readonly<Record<Language, ReadonlySet<string>>> = {
  da: new Set(
    'mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli august september oktober november december i-dag imorgen morgen går idag aften formiddag eftermiddag'
      .split(' ')
      .map(fold),
  ),
  en: new Set(
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december today tomorrow yesterday'.split(
      ' ',
    ),
  ),
}
const isCalendarWord = (word: Word, language: Language): boolean => calendar[language].has(fold(word.text))

function wantedOf(
  { word, significance, common, own, meant, alternatives }: Draft,
  vocabulary: Vocabulary,
): Wanted {
  const says = [own, meant].flatMap((id) => (id === undefined ? [] : [vocabulary.rarityOf(id)]))
  // An everyday word that no passage holds is small talk; any other may be what the question is about.
  const unknownRarity = vocabulary.greatestRarity * (common ? commonShare : 1)
  const rarity = says.length > 0 ? Math.min(...says) : unknownRarity
  return {
    word,
    significance,
    mass: significance * rarity,
    common,
    alternatives: [...alternatives].map(([term, weight]) => ({ term, weight })),
  }
}
