import { judge, unpack } from '../../guardrails/learned/model.js'
import { ownCaseWeights } from '../../guardrails/learned/weights/own-case.js'
import { matcher } from '../../guardrails/phrases.js'
import { plainDanish } from '../../guardrails/plain-danish.js'

const money =
  '(?:penge|pengene|dagpenge|dagpengene|kontanthjælp\\w*|uddannelseshjælp|sygedagpenge\\w*|efterløn\\w*|udbetaling\\w*|ydelse\\w*|feriepenge|feriedagpenge|supplerende|boligstøtte\\w*|tillæg\\w*|su|ledighedsydelse)'
const papers =
  '(?:ansøgning\\w*|sag\\w*|klage\\w*|anmodning\\w*|papirer\\w*|dagpengekort\\w*|ydelseskort\\w*|udbetaling\\w*|sygemelding\\w*|raskmelding\\w*|ledighedserklæring\\w*|indmeldelse|tilmelding\\w*|cv|joblog\\w*|dokument\\w*|lønseddel\\w*|lønsedler\\w*|arbejdsgivererklæring\\w*)'
const due =
  '(?:godkendt|behandlet|modtaget|afgjort|afvist|gået igennem|registreret|færdig\\w*|klar|på plads|sendt|landet|kommet|i orden|i gang|afsluttet|læst)'
const did =
  '(?:trukket|trukne|trækker|fået mindre|mindre|lavere|afvist|afslag|sanktioneret|sanktion|karantæne|ikke fået|stoppet|stopper|stoppe|sat ned|nedsat|ned|frakendt|ikke godkendt|ikke kommet|ikke udbetalt|tilbagebetale|betale tilbage|betale|raskmeldt|smidt ud|frameldt|for lidt|for meget|så lidt|kun)'
const my = '(?:min|mit|mine)'
const moneyEn =
  '(?:money|payment|payments|dagpenge|kontanthjælp|benefits?|unemployment benefits?|payout|salary supplement|holiday pay|sickness benefits?)'
const papersEn =
  '(?:case|application|claim|complaint|appeal|documents?|papers|benefit card|dagpenge card|registration|membership|file|form|sick report|payment)'

/**
 * She asks what only somebody with her case open can answer: what became of it, why she was drawn, whether and how much she herself will get.
 * Not: what holds for everyone in her place ("hvornår får jeg mine dagpenge udbetalt?", "har jeg ret til G-dage?").
 */
export const asksAboutHerCase = (text: string): boolean => {
  const readings = plainDanish(text)
  if (readings.some(asksWhereToLook)) return false
  return readings.some(matches) || judge(learnt, text, fewestWords).sure >= sureEnough
}

const learnt = unpack<'own'>(ownCaseWeights)
/** By cross-validation, see `npm run train`: so that few are told to ask somebody who could have had their answer at once. */
const sureEnough = 0.5
/** A word or two are a subject, and nobody's case. */
const fewestWords = 3

/** Where and how to see it herself is the same for everyone. */
const asksWhereToLook = matcher([
  /\b(?:hvor|hvordan|hvorhenne) (?:ser|finder|tjekker|kan|holder) (?:jeg|man|vi)(?: \w+){0,2} (?:se|finde|tjekke|øje|holde øje|hvor|min|mine|mit|hvad)\b|\bwhere (?:can|do) i (?:see|find|check)\b|\bhow (?:can|do) i (?:see|find out|check)\b/,
])

const matches = matcher([
  // Look into my case.
  [
    /\b(?:kan|vil|gider) (?:du|i|i ikke|du ikke) (?:\w+ ){0,2}(?:se|tjekke|checke|slå op|finde|kigge|undersøge|fortælle mig om|oplyse)\b/,
    /\b(?:mig|min|mit|mine|jeg|sag|sagen|systemet)\b/,
    new RegExp(
      `\\b(?:${papers}|${money}|${due}|systemet|tilbage|optjent|timer|uger|oplysninger|konto|trukket|status|medlem|hvorfor|hvor langt)\\b`,
    ),
  ],
  [
    /\b(?:kan|vil|gider) (?:du|i) (?:\w+ ){0,3}(?:se|tjekke|finde|slå|kigge) (?:\w+ ){0,3}(?:sag|mig op|i systemet)\b/,
  ],
  new RegExp(
    `\\b(?:kan|vil|gider) (?:du|i) (?:\\w+ )?(?:udbetale|overføre|godkende|ændre|rette|slette|annullere|aflyse|flytte|sende|indberette|genåbne|melde|framelde|afmelde|trække|behandle|udsætte|forlænge|skynde|rykke)(?: \\w+)? (?:${my}|mig)\\b`,
  ),
  [
    /\b(?:kan|vil|gider) (?:du|i) (?:\w+ ){0,2}(?:tjekke|checke|undersøge|slå op)\b/,
    /\b(?:mig|min|mit|mine|jeg)\b/,
  ],
  /^(?:hej |vil du |kan du |vil i |kan i |please |venligst )?(?:(?:afmeld|afmelde|tilmeld|tilmelde|frameld|udbetal|godkend|genåbn) (?:mig|min|mit|mine)|(?:flyt|aflys) min (?:samtale|jobsamtale|ansøgning))\b|\bgiv mig (?:\w+ )?(?:dispensation|fri|fritagelse|udsættelse|lov)\b|\bmeld mig (?:ledig|syg|rask|fra|til)\b/,
  // What became of it.
  new RegExp(`\\b(?:er|bliver|blev|har) ${my} ${papers}(?: (?:om|fra|til|på) \\w+)? (?:\\w+ ){0,2}${due}\\b`),
  new RegExp(
    `\\b(?:har|fik) (?:i|du|de|a kassen|akassen|kommunen|jobcentret|jobcenteret|udbetaling danmark|min a kasse) (?:\\w+ ){0,2}(?:modtaget|fået|set|behandlet|godkendt|læst|registreret) (?:${my}|at jeg|om jeg)\\b`,
  ),
  new RegExp(
    `\\b(?:hvad er )?(?:status(?:sen)? (?:på|for|i)|hvor langt er(?: (?:i|du|de|kommunen|a kassen))?|hvad sker der med|hvad er der sket med|hvordan går det med|hvornår (?:bliver|er|behandler i|afgør i))(?: \\w+){0,3} (?:${my} ${papers}|${my} sag)\\b(?! (?:hvis|når|if))`,
  ),
  /\bhvornår (?:får|kan) jeg (?:\w+ )?(?:forvente )?(?:et )?svar(?: (?:på|fra|i)|$)|\bhvor langt er sagen\b|\bhvor længe skal jeg (?:\w+ )?vente\b/,
  /\ber (?:min|mit|mine) (?:ferie|sygdom|sygemelding|adresse|barsel|praktik|lægeerklæring)\w* (?:\w+ ){0,2}(?:registreret|godkendt|modtaget|noteret)\b/,
  new RegExp(`\\bmangler (?:en|min|mine|stadig|stadig min|stadig mine) ${money}\\b`),
  /\b(?:som|der) (?:står|stod) i (?:brevet|afgørelsen|mailen|min afgørelse|mit brev)\b|\bhvor meget får jeg (?:præcist?|helt præcist?|nøjagtigt?)\b|\bhvor meget får jeg(?: \w+){0,2} (?:i )?(?:denne|næste) måned\b/,
  // Money that did not come, or too little of it.
  new RegExp(
    `\\b${my} ${money} (?:\\w+ ){0,3}(?:ikke (?:\\w+ )?(?:kommet|udbetalt|gået ind|dukket op|modtaget|landet|på kontoen|inde|her)|mangler|udebliver|er væk|forsvundet)\\b`,
  ),
  new RegExp(
    `\\b(?:jeg )?(?:har|fik)(?: jeg)?(?: \\w+)? (?:ikke|stadig ikke|endnu ikke|kun|for lidt|intet|ingen)(?: \\w+)? (?:fået|modtaget|set)(?: \\w+){0,2} (?:${my}(?! (?:\\w+ )?(?:løn|kontrakt|opsigelse))|denne måneds?|udbetalt|${money})\\b`,
  ),
  [
    new RegExp(`\\b(?:får|fik|har) jeg (?:\\w+ ){0,2}${my} ${money}|\\b${my} ${money}\\b`),
    /\b(?:de|den|pengene|det) er (?:\w+ )?ikke (?:\w+ )?(?:kommet|gået ind|udbetalt|her|der|landet)\b/,
  ],
  new RegExp(
    `\\b(?:hvor (?:er|bliver)|hvad er der sket med) ${my} ${money}\\b(?! (?:beskattet|fra))|\\bfår jeg ${my} ${money}(?: \\w+){0,2} (?:i dag|i morgen|på (?:man|tirs|ons|tors|fre|lør|søn)dag|næste uge|denne uge|i denne måned|inden weekenden)\\b`,
  ),
  [
    /\b(?:har|fik) (?:jeg )?(?:kun|ikke mere end|mindre|for lidt)(?: \w+){0,2} (?:fået|udbetalt|\d)/,
    /\b(?:hvorfor|hvordan kan|passer|rigtigt|fejl|skulle)\b/,
  ],
  // Why was I …
  [
    new RegExp(
      `\\bhvorfor (?:er|blev|har|fik|får|skal|bliver|står|kan) (?:jeg|i|min|mit|mine|de|kommunen|a kassen|akassen|jobcentret)\\b`,
    ),
    new RegExp(`\\b${did}\\b`),
  ],
  [
    new RegExp(`\\bhvorfor (?:har|fik|får) jeg (?:ikke|kun|fået|stadig)\\b`),
    new RegExp(`\\b(?:${money}|svar|afslag|brev|besked)\\b`),
  ],
  [
    /\b(?:jeg er|jeg blev|i har|de har|kommunen har|a kassen har|akassen har) (?:\w+ ){0,2}(?:trukket|sanktioneret|stoppet|frakendt|sat|givet mig)\b/,
    /\b(?:hvorfor|passer|rigtigt|fejl|hvad har jeg gjort|må de det|uden grund)\b/,
  ],
  // Mine, counted: hours, weeks, days left.
  /\bhvor (?:mange|meget|lang tid|længe)(?: \w+){0,4} (?:har jeg|jeg har|mangler jeg|jeg mangler)(?: \w+){0,2} (?:tilbage|optjent|brugt|opsparet|igen(?: af|$)|endnu at|før jeg|til gode)\b|\bhvor mange (?:timer|uger|dage|måneder)(?: \w+){0,3} mangler jeg\b|\bhvor (?:mange|meget) (?:\w+ )?(?:er der )?tilbage (?:af|på) (?:min|mine|mit)\b/,
  /\bhvornår (?:udløber|slutter|stopper|ophører|ender) (?:min dagpengeret|mine? (?:dagpenge|periode|dagpengeperiode|karantæne|kontanthjælp|sygedagpenge)|karantænen)\b|\bhvad er min (?:\w+ )?(?:sats|dagpengesats|timesaldo|saldo)\b|\bhvor meget får jeg udbetalt (?:i denne|denne|til|næste|på|d|den)\b/,
  // Mine by name: caseworker, appointment, member number, what stands in the case.
  /\b(?:hvem er|hvad hedder) (?:min|mit) (?:\w+ )?(?:sagsbehandler|jobkonsulent|rådgiver|kontaktperson|jobformidler)\b|\bhvornår (?:er|har jeg|skal jeg til) (?:min )?(?:næste|min næste) (?:samtale|møde (?:med|på|i|hos) \w+)\b|\bhvilken a ?kasse er jeg (?:medlem|i)\b|\bhvad står der (?:om mig|i (?:min sag|min plan|mit brev))\b|\b(?:hvad er )?mit (?:medlemsnummer|sagsnummer)\b|\ber jeg (?:stadig |nu |allerede )?(?:tilmeldt|registreret|meldt ledig|afmeldt|medlem af)(?: som \w+)?(?: \w+){0,2}$/,
  // Whether I myself am entitled, and to how much.
  /\ber jeg (?:så |nu |egentlig |overhovedet |stadig )?(?:berettiget|kvalificeret|dagpengeberettiget)(?: til)?\b|\b(?:opfylder|lever) jeg (?:\w+ )?(?:op til )?(?:kravet|kravene|betingelse\w*|indkomstkrav\w*|beskæftigelseskrav\w*|opholdskrav\w*)\b|\bhar jeg (?:nok|tilstrækkelig\w*)(?: \w+)? (?:timer|indkomst|optjent|til)\b|\bkan (?:du|i) (?:\w+ )?(?:afgøre|vurdere|bekræfte|sige)(?: \w+)? (?:om jeg|hvad jeg får|hvor meget jeg)\b|\bfår jeg medhold\b|\bvinder jeg (?:min )?(?:sag|klage)\w*|\bhar (?:kommunen|a kassen|de|jobcentret) (?:lavet en fejl|regnet forkert|ret) (?:i|med|på) (?:min|mit|mine)\b/,
  /\b(?:kan|vil|gider) (?:du|i) (?:\w+ )?(?:beregne|regne|udregne|lave en beregning)\b|^(?:beregn|udregn|regn)(?: \w+){0,2} (?:min|mine|mit|hvad jeg|hvor meget)\b/,
  [
    /\b(?:hvor meget|hvad|hvilken sats) (?:vil jeg |kan jeg |skal jeg )?(?:få|får|bliver|kommer|ville|er)(?: \w+){0,4}? (?:jeg|mine?|mit|udbetalt|sats)\b/,
    /\b(?:når|hvis|med|og|fordi) (?:\w+ ){0,4}(?:tjente|tjent|tjener|løn\w*|månedsløn)\b/,
    /\b\d{4,6}\b|\b\d{1,3} \d{3}\b|\b\d+ (?:kr|kroner|tusind|om måneden|i timen)\b/,
  ],
  [
    /\bjeg (?:tjente|har tjent|tjener|har haft en løn på|havde en løn på|fik)\b/,
    /\b\d{4,6}\b|\b\d{1,3} \d{3}\b/,
    /\bhv(?:or meget|ad) (?:får|bliver|kan|er|vil|har) (?:jeg|min|mine|det)\b/,
  ],
  [
    /\bhar jeg (?:\w+ )?ret til\b/,
    /\b(?:når|fordi|jeg har|jeg er|jeg ejer|og)\b/,
    /\b(?:tjener|ejer|har|tjente|formue|opsparing|løn)\b/,
    /\b\d{1,3} \d{3}\b|\b\d{4,6}\b/,
  ],
  // Do something in it, or decide for me.
  /\b(?:i|de|du|a kassen|kommunen|jobcentret) har (?:\w+ )?(?:slettet|fjernet|lukket|ændret|afmeldt|glemt|mistet) (?:min|mit|mine|mig)\b|\bret det (?:lige|nu|tak)|\bfå rettet (?:min|mit|mine)\b/,
  [
    /\b(?:udsat|udsætte|udskudt|forlæng\w*|flytte\w*|rykke\w*|aflys\w*|ændre\w*|slette\w*|rette\w*|frist\w*)\b/,
    /\bkan (?:du|i) (?:\w+ )?(?:gøre|ordne|fixe|klare|sørge for|hjælpe med) (?:det|dette|mig)\b/,
  ],
  /\bskal jeg (?:\w+ )?(?:tage imod|acceptere|skrive under|underskrive|sige ja til)(?: \w+){0,3} (?:aftale\w*|fratrædelse\w*|tilbud\w*|kontrakt\w*|opsigelse\w*|fratrædelsesaftale\w*)\b/,
  /\b(?:klage|brokke mig|utilfreds)(?: \w+)? (?:over|med) (?:min|en|mine) (?:\w+ )?(?:sagsbehandler|rådgiver|jobkonsulent|medarbejder|vejleder|kontaktperson)\b|\bcomplain about my (?:case ?worker|advis[eo]r|consultant)\b/,
  // A letter nobody else has read.
  [
    /\b(?:jeg har |jeg |har )?(?:fået|modtaget|fik|ligger)(?: \w+){0,3} (?:brev\w*|besked|mail|sms|partshøring\w*|agterskrivelse|varsel|skrivelse)\b/,
    /\b(?:hvad betyder|betyder det|er det rigtigt|passer det|kan det passe|stemmer|hvorfor|forstår ikke|hvad vil de|er det en fejl|skal jeg svare på det|hvad står)\b/,
  ],
  /^(?:jeg har |jeg |har )?(?:fået|modtaget|fik)(?: \w+){0,3} (?:brev\w*|partshøring\w*|agterskrivelse|varsel)(?: \w+){0,4}(?: (?:om|hvor|der|at|fra)(?: \w+){0,12})?$/,
  // English
  /\bwhen (?:will|do|can) i (?:get|hear|receive|expect)(?: \w+){0,2} (?:answer|reply|decision|back|response)\b(?: \w+){0,3} my\b|\b(?:look up|pull up|open|check) my (?:case|application|claim|file|payment|records?|complaint)\b/,
  [
    /\b(?:can|could|would|will) you (?:\w+ ){0,2}(?:see|check|look up|look into|find|decide|assess|determine|judge|tell me (?:if|whether|why|what|how)|confirm|verify|access)\b/,
    /\b(?:my|i)\b/,
    /\b(?:case|application|payment|payments|file|account|approved|status|claim|benefits?|paid|left|eligible|qualify|entitled|membership|hours|weeks|records?|will get|get)\b/,
  ],
  new RegExp(
    `\\b(?:can|could|would|will) you (?:\\w+ )?(?:approve|change|cancel|process|pay out|transfer|update|correct|delete|submit|move|reopen|speed up|calculate|compute|work out)(?: \\w+)? my\\b|\\b(?:calculate|compute|work out) (?:my|how much i|what i)\\b`,
  ),
  [
    /\bwhy (?:was|were|did|have|has|is|are|am|do|does) (?:i|my|you|they|the a kasse|the municipality)\b/,
    /\b(?:deduct\w*|rejected|denied|refused|stopped|reduced|not (?:\w+ )?paid|sanctioned|less|lower|cut|quarantin\w*|karantæne|haven't|not (?:received|got|gotten|approved)|only|didn't|pay back|repay)\b/,
  ],
  new RegExp(
    `\\b(?:status|progress) (?:of|on|for) my (?:\\w+ )?${papersEn}\\b|\\bwhat (?:happened|is happening) (?:to|with) my (?:\\w+ )?(?:${papersEn}|${moneyEn})\\b|\\b(?:has|have|is|was|were) my (?:\\w+ )?${papersEn} (?:\\w+ ){0,2}(?:been|approved|processed|received|rejected|accepted|ready|registered|denied|through)\\b|\\b(?:have|did) (?:you|they|the a kasse|the municipality|my a kasse) (?:\\w+ )?(?:received?|got|get|gotten|processed?|approved?) my\\b`,
  ),
  new RegExp(
    `\\bmy (?:\\w+ )?${moneyEn} (?:\\w+ ){0,3}(?:not|hasn't|haven't|didn't|isn't|is missing|are missing|is late|never)\\b|\\b(?:haven't|have not|didn't|did not|never)(?: \\w+)? (?:received?|gotten|got|get|been paid)(?: \\w+){0,2} (?:my|any|yet|this month)\\b|\\bwhere (?:is|are) my (?:\\w+ )?${moneyEn}\\b|\\bi only (?:got|received)\\b`,
  ),
  /\bhow (?:many|much)(?: \w+){0,4} (?:do i have|have i|i have(?= left))(?: \w+)? (?:left|earned|used|remaining|saved)\b|\bhow (?:many|much)(?: \w+){0,3} (?:am i missing|do i (?:still need|lack))\b|\bwhen (?:does|do|will) my (?:\w+ )?(?:dagpenge|benefits?|benefit period|period|unemployment period|quarantine) (?:\w+ )?(?:end|run out|expire|stop)\b|\bwhat is my (?:\w+ )?(?:rate|member number|case number)\b|\bwhen (?:is|do i have) my next (?:meeting|appointment|interview)\b|\bwho is my (?:\w+ )?(?:caseworker|case worker|advisor|adviser|job consultant)\b/,
  /\b(?:am|was|would|will) i (?:be )?(?:\w+ )?(?:eligible|entitled|qualified)(?: (?:for|to))?\b|\bdo i (?:\w+ )?(?:qualify|meet the (?:\w+ )?(?:requirements?|conditions?|criteria))\b|\bam i (?:still )?(?:registered|a member|enrolled)\b|\bwill i (?:win|be approved)\b/,
  [
    /\b(?:how much|what) (?:would|will|do|can|should|could) (?:i|my)(?: \w+){0,3} (?:get|receive|be|expect)\b/,
    /\b(?:salary|earned|earn|earning|made|make|making|income|wage|paid|had)\b/,
    /\b\d{4,6}\b|\b\d{1,3} \d{3}\b|\b\d+k\b|\b\d+ (?:kr|dkk|kroner|an hour|per month)\b/,
  ],
  [
    /\bi (?:earned|made|earn|make|had a salary of|was paid)\b/,
    /\b\d{4,6}\b|\b\d{1,3} \d{3}\b|\b\d+k\b/,
    /\bhow much|what will i|what would i/,
  ],
  [
    /\bi (?:got|received|have gotten|have received|just got|have got)(?: \w+){0,3} (?:letter|message|decision|notice|mail|email)\b/,
    /\b(?:that|saying|says|from|about|telling|where|which|stating|what does)\b/,
  ],
])
