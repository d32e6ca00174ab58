import { matcher } from '../../guardrails/phrases.js'

/** She asks what only somebody with her case open can answer: what became of it, why she was drawn, when her money comes. */
export const asksAboutHerCase = matcher([
  [
    /\b(?:kan|vil) (?:du|i) (?:\w+ )?(?:se|tjekke|slå op|finde|kigge|undersøge)\b/,
    /\b(?:mig|min|mit|mine|jeg|sag|systemet)\b/,
  ],
  /\b(?:er|bliver|blev) (?:min|mit|mine) (?:ansøgning|sag|klage|anmodning|papirer|dagpengekort|udbetaling|sygemelding)\w*(?: om \w+)? (?:\w+ )?(?:godkendt|behandlet|modtaget|afgjort|afvist|gået igennem|registreret)/,
  [
    /\bhvorfor (?:er|blev|har) (?:jeg|i|mine|min|de|der)\b/,
    /\b(?:trukket|trukne|fået mindre|afvist|afslag|sanktioneret|karantæne|ikke fået|stoppet|stoppe|sat ned|nedsat)\b/,
  ],
  [
    /\bhvorfor (?:har|fik|får) jeg (?:ikke|kun|fået)\b/,
    /\b(?:penge|dagpenge|kontanthjælp|udbetaling|svar|afslag)\b/,
  ],
  /\b(?:status på|hvor langt er (?:i|du|sagen|min)|hvad sker der med|hvornår får jeg svar på) (?:\w+ )?(?:min|mit|mine|sag\w*)/,
  /\ber jeg (?:berettiget|kvalificeret) til\b/,
  [
    /\bcan you (?:\w+ )?(?:see|check|look up|find|tell me if)\b/,
    /\b(?:my|i)\b/,
    /\b(?:case|application|payment|file|account|approved|status|claim|benefits?)\b/,
  ],
  [
    /\bwhy (?:was|were|did|have|has|is) (?:i|my)\b/,
    /\b(?:deducted|rejected|denied|refused|stopped|reduced|not paid|sanctioned|less)\b/,
  ],
  /\b(?:status of|what happened to) my (?:case|application|complaint|claim)\b|\bhas my (?:case|application|complaint|claim) been\b|\bam i (?:eligible|entitled) (?:for|to)\b/,
])
