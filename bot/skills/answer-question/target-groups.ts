import type { Passage } from '../../../knowledge/chunking/passage.js'
import { matcher } from '../../guardrails/phrases.js'
import type { Benefit } from '../../texts/texts.js'

export type TargetGroup = Passage['targetGroups'][number]

/** The benefits whose rules must not be mixed up, and the words that name them. */
const words: Readonly<Record<Benefit, string>> = {
  dimittend:
    'dimit+end\\w*|dimmit+end\\w*|nyuddannet|nyuddannede|færdiguddannet|(?:ny ?)?kandidat|new graduates?|graduates?|graduated',
  kontanthjaelp:
    'kontanthj[æe]+lp\\w*|kontanten|bistand\\w*|uddannelseshjælp\\w*|socialhjælp|selvforsørgelses\\w*|social assistance|cash (?:benefits?|assistance)|welfare',
  sygedagpenge: 'sygedagpenge\\w*|syge dagpenge|sygepenge|sick(?:ness)? (?:pay|benefits?)',
  efterloen: 'efterløn\\w*|early retirement',
  fleksjob: 'fleks ?job\\w*|flex ?job\\w*|ledighedsydelse\\w*',
  dagpenge:
    'd[ae]?gp[eæ]ng\\w*|dapenge\\w*|a kasse\\w*|akasse\\w*|understøttelse\\w*|arbejdsløsheds(?:kasse|penge|understøttelse)\\w*|unemployment (?:benefits?|insurance)|insurance fund',
}
const named = Object.entries(words).map(
  ([benefit, pattern]) => [benefit as Benefit, matcher([new RegExp(`\\b(?:${pattern})\\b`)])] as const,
)

/** The benefits a text names, in no particular order. A graduate's dagpenge are a graduate's. */
export function benefitsNamed(text: string): Benefit[] {
  const found = named.flatMap(([benefit, names]) => (names(text) ? [benefit] : []))
  return found.includes('dimittend') ? found.filter((benefit) => benefit !== 'dagpenge') : found
}

const anyName = new RegExp(
  `(?<!\\p{L})(?:${Object.values(words).join('|')})(?!\\p{L})`.replaceAll('\\w', '\\p{L}'),
  'giu',
)

/** The text without the names of benefits other than these. */
export const withoutOthers = (text: string, benefits: readonly Benefit[]): string =>
  text.replace(anyName, (name) =>
    benefitsNamed(name).some((benefit) => benefits.includes(benefit)) ? name : '',
  )

/** The benefits as a text names them, or undefined when it names none. */
export function benefitNames(text: string): string | undefined {
  const names = text.replaceAll('-', ' ').match(anyName)
  return names === null ? undefined : [...new Set(names)].join(' ')
}

/** Whose rules also hold for whom. */
const alsoFor: Readonly<Partial<Record<Benefit, readonly TargetGroup[]>>> = {
  dimittend: ['dagpenge', 'opsagt'],
  dagpenge: ['opsagt'],
}

/** Whether a passage may be told to somebody who lives on the benefit. */
export const isFor = ({ targetGroups }: Pick<Passage, 'targetGroups'>, benefit: Benefit): boolean =>
  targetGroups.some(
    (group) => group === 'alle' || group === benefit || (alsoFor[benefit] ?? []).includes(group),
  )

/** Whether a target group, as articles and conversations name it, is one that lives on a benefit of its own. */
export const isBenefit = (group: string): group is Benefit => Object.hasOwn(words, group)

/** The benefit a passage is about, when it is about one only. */
export function benefitOf({ targetGroups }: Pick<Passage, 'targetGroups'>): Benefit | undefined {
  if (targetGroups.includes('alle')) return undefined
  const benefits = targetGroups.filter(isBenefit)
  if (benefits.length > 1 && benefits.every((benefit) => benefit === 'dagpenge' || benefit === 'dimittend'))
    return 'dagpenge'
  return benefits.length === 1 ? benefits[0] : undefined
}
