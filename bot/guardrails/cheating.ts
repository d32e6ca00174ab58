import { matcher } from './phrases.js'

const them =
  '(?:de|dem|han|hun|a kassen|akassen|min a kasse|kommunen|jobcentret|jobcenteret|skat|myndighederne|nogen|udbetaling danmark|sagsbehandleren|min sagsbehandler|they|them|anyone|anybody|the a kasse|my a kasse|the municipality|the job ?cent(?:er|re)|skat|the authorities|my caseworker|kommunen|the state|staten)'
const notice =
  '(?:opdager|opdage|ser|se|ved|vide|finder ud af|finde ud af|får at vide|kan se|mærker|gennemskuer|tager mig|fatter|hører om|lægger mærke til|notice|noticing|find(?:s|ing)? out|know(?:s|ing)?|see(?:s|ing)?|discover\\w*|catch(?:es|ing)?|detect\\w*)'
const hide = '(?:skjul\\w*|gem(?:me|mer|t)?|hemmeligholde\\w*|hide|hiding|conceal\\w*)'
const cheat =
  '(?:snyd\\w*|fusk\\w*|svindl\\w*|lyv\\w*|fup\\w*|forfalsk\\w*|omgå\\w*|bedrag\\w*|narre\\w*|cheat\\w*|trick\\w*|fake|faking|forge|forging|lie|lying|fool\\w*|deceive|defraud|scam|game the system|get around|pretend)'
const how =
  '(?:hvordan|hvorledes|hvad er (?:den )?bedste måde|tips? til|trick(?:s)? til|smart(?:este)? måde|hjælp mig (?:med )?(?:til )?at|kan du hjælpe (?:mig )?med at|forklar hvordan|lær mig|how (?:can|do|to|could|would|should|might)|best way to|tips (?:on|for|to)|help me|teach me|show me how)'
const hers =
  '(?:sort arbejde|sorte penge|sort|indtægt\\w*|indkomst\\w*|løn|penge|formue\\w*|opsparing\\w*|arbejde|timer|job|kæreste|samlever|samliv|bopæl|at jeg (?:arbejder|bor|har|tjener|er)|income|money|savings|work|job|hours|partner|undeclared work|cash|assets|that i)'

/**
 * She asks how to get money she has no right to: to hide work or income, to feign illness or search, not to be found out. Whoever asks what is
 * allowed, what follows, or how to put something right is asking an honest question.
 */
export const asksHowToCheat = matcher([
  // "… uden at de opdager det", "so they don't find out"
  new RegExp(
    `\\b(?:uden at|uden|så|sådan at|without)(?: \\w+)? ${them}(?: \\w+){0,3} ${notice}\\b(?! (?:om|hvad) (?:jeg skal|reglerne))`,
  ),
  new RegExp(
    `\\b(?:så|so|so that)(?: \\w+)? ${them} (?:ikke|don't|dont|never|do not|won't|can't|aldrig)(?: \\w+)? ${notice}\\b`,
  ),
  /\b(?:uden at blive (?:opdaget|taget|fanget|snuppet)|without (?:being|getting) (?:caught|found out|noticed|detected)|slippe afsted med|slipper jeg afsted|get away with|under the radar|under radaren)\b/,
  // How to hide, feign or forge.
  [
    new RegExp(`\\b${how}\\b`),
    new RegExp(`\\b${cheat}\\b`),
    new RegExp(
      `\\b(?:${hers}|${them}|reglerne|systemet|joblog\\w*|dagpenge\\w*|kontanthjælp\\w*|ansøgning\\w*|the system|the rules|benefits?|applications?)\\b`,
    ),
  ],
  [
    /\b(?:hvordan|how)\b/,
    /\b(?:skjuler? jeg|skjule|i hide|to hide|i conceal)\b/,
    new RegExp(`\\b${hers}\\b`),
  ],
  [
    new RegExp(`\\b(?:${hide}|${cheat})\\b`),
    new RegExp(`\\b${hers}\\b`),
    new RegExp(`\\b(?:for|fra|from) ${them}\\b`),
  ],
  /\b(?:jeg vil|vil gerne|i want to|jeg har tænkt mig at|i'd like to|i plan to) (?:\w+ )?(?:snyde|lyve|svindle|skjule|bedrage|cheat|lie (?:to|about)|hide my|defraud)\b/,
  [
    new RegExp(
      `\\b(?:${how}|kan jeg|kan man|can i|må jeg|kan du|can you|w?rite|skriv|lav|make|giv mig|give me)\\b`,
    ),
    /\b(?:falsk\w*|opdigt\w*|fiktiv\w*|fake|forged|false|made up|phoney|opfind\w*|finde på|digte)\b/,
    /\b(?:sygemelding\w*|lægeerklæring\w*|\w*ansøgning\w*|joblog\w*|lønseddel\w*|lønsedler|dokument\w*|kontrakt\w*|adresse|ansættelse\w*|sick note|doc?t[eo]r'?s? (?:note|certificate)|applications?|job log|payslips?|documents?|contract|address|employment|illness|sick leave|arbejdsgivererklæring\w*|opsigelse\w*)\b/,
  ],
  [
    new RegExp(`\\b(?:${how}|kan jeg|kan man|can i)\\b`),
    /\b(?:meld\w*(?: jeg)? mig syg|sygemeld\w*(?: jeg)? mig|spille syg|lade som om jeg er syg|call in sick|report sick|pretend to be (?:sick|ill)|fake being (?:sick|ill)|play sick)\b/,
    /\b(?:selvom jeg (?:ikke er syg|er rask|ikke fejler)|uden at være syg|når jeg (?:er rask|ikke er syg)|for at (?:slippe|undgå)|så jeg (?:slipper|undgår|ikke skal)|even though i'?m (?:not|healthy|fine)|when i'?m not (?:sick|ill)|to (?:avoid|get out of|skip))\b/,
  ],
  /\b(?:spille|spiller|lade som om jeg er|pretend to be|fake being|faking) (?:syg|sick|ill|sygdom)\b/,
  [
    /\b(?:undgå\w*|forhindre\w*|sikre\w*|avoid|prevent|make sure|stop)\b/,
    new RegExp(`\\b${them}(?: \\w+){0,3} (?:ikke |don't |doesn't )?${notice}\\b`),
  ],
  // How not to tell what has to be told, how to work unseen.
  [
    new RegExp(`\\b${how}\\b`),
    /\b(?:undgå\w*|slipp\w*|lade være\w*|avoid|get out of|not (?:have to )?(?:tell|report|declare))\b/,
    /\b(?:at (?:oplyse|fortælle|indberette|opgive|skrive|betale skat)|telling|reporting|declaring|report|declare|disclos\w*)\b/,
  ],
  [
    new RegExp(`\\b(?:${how}|hvor (?:meget|længe) kan jeg|how (?:much|long) can i)\\b`),
    /\b(?:arbejde\w* sort|sort arbejde|sort|undeclared|off the books|under the table|cash in hand|kontant i hånden)\b/,
    /\b(?:samtidig|mens jeg|ved siden af|og stadig|uden|while|and still|without|alongside)\b/,
  ],
])
