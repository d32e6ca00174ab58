import { matcher } from '../../guardrails/phrases.js'

const person =
  'menneske|person|medarbejder|sagsbehandler|rådgiver|jobkonsulent|konsulent|vejleder|en rigtig|nogen|et levende|en fra kommunen'
const aPerson =
  'person|human|human being|someone|somebody|case ?worker|advisor|adviser|real person|agent|staff|employee|representative'

/** She wants a person, whatever it is about. */
export const wantsAPerson = matcher([
  /\b(?:(?:ringe?|ringes) (?:mig op|til mig|mig)|blive ringet op|call me|give me a call)\b(?!.{0,60}\b(?:om|angående|vedrørende|about|regarding)\b)/,
  /\b(?:tale|snakke|chatte) med (?:en|nogen) (?:der|som) (?:ved|kan|har|kender|forstår)\b/,
  /\b(?:en|din|jeres|min) (?:chef|leder|overordnet|teamleder)(?: \w+)? i tale\b|\bhvem kan jeg (?:få lov (?:at|til at) )?(?:tale|snakke) med(?: nu| her)?$|\bwho can i (?:talk|speak) (?:to|with)(?: here| now)?$|\b(?:speak|talk) to (?:your|a|the) (?:manager|supervisor|boss)\b|\b(?:get|give) me (?:a )?(?:real )?(?:person|human|someone)\b/,
  new RegExp(
    `(?:tale|snakke|chatte|talke|skrive|i kontakt|kontakt|forbindelse|stille(?:t)? om|viderestil\\w*|stille? mig om|stil mig om) (?:\\w+ ){0,2}?(?:til |med )?(?:(?:et|en|ægte|rigtigt|rigtig|levende|min|anden|mine) )*(?:${person})\\b(?! (?:om|fra) (?:min )?(?:a kasse|fagforening|arbejdsgiver))`,
  ),
  new RegExp(
    `^(?:(?:jeg )?(?:vil|ønsker|skal) (?:gerne )?(?:have )?)?(?:(?:et|en|ægte|rigtigt|rigtig|levende|min) )*(?:${person})(?: tak)?$`,
  ),
  new RegExp(
    `ikke (?:tale|snakke|skrive) med (?:en )?(?:robot|bot|maskine|computer)|ikke en (?:robot|bot)\\b`,
  ),
  new RegExp(
    `(?:talk|speak|chat|connect(?: me)?|transfer(?: me)?|contact|put me through|reach) (?:to |with )?(?:(?:a|an|my|the|real|live|actual) )*(?:${aPerson})\\b`,
  ),
  new RegExp(
    `^(?:(?:i )?(?:want|need|would like) )?(?:(?:a|an|my|the|real|live) )*(?:${aPerson})(?: please)?$`,
  ),
])
