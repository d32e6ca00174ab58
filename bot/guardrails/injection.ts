import { judge } from './learned/model.js'
import { fewestWords, learntToDecline, sureEnoughToDecline } from './learned/decline.js'
import { borders, folded, plain } from './phrases.js'

/*
 * People, and texts that people paste, may try to give the assistant orders: to forget its rules, to be somebody else, to show how it is
 * made, to say certain words. Without a model none of it has any effect; with one it must not reach it. What of a message is an order is left
 * out, sentence by sentence, and the rest is understood as if it had stood alone.
 */

const rules =
  '(?:instruktion\\w*|instruks\\w*|anvisning\\w*|regler\\w*|prompt\\w*|ordre\\w*|besked\\w*|retningslinj\\w*|instructions?|rules|guidelines|directives|programming|training|restrictions|filters?|begrænsning\\w*|opsætning|programmering)'
const above =
  '(?:alt|alle|alt det|hvad|det hele|everything|all|anything)? ?(?:der står |det der står |som står |du har fået at vide |written |i said |you were told )?(?:ovenfor|ovenstående|herover|hidtil|tidligere|forudgående|above|previously|before this|so far|until now)'

/** Over plain() text of one sentence: lower case, no punctuation. */
const orders = [
  // To forget what holds.
  `(?<!\\b(?:jeg|man|vi|jeg ikke|can i|may i|i) )\\b(?:ignor[eé]r\\w*|glem|se bort fra|tilsidesæt\\w*|overtræd|bryd|drop|spring over|ignore|forget|disregard|override|bypass|skip)\\b(?! (?:min|mit|mine|my)\\b)(?: \\w+){0,6} ${rules}`,
  `\\b(?:ignor[eé]r\\w*|glem|se bort fra|ignore|forget|disregard) (?:venligst |nu |please |now )?(?:the )?${above}`,
  '\\b(?:ignor[eé]r|glem) (?:alt|alting|det hele)(?: (?:og|nu|hvad du)|$)|^(?:please |now )?(?:ignore|forget|disregard) (?:everything|all of (?:it|that|the above))\\b',
  // To be somebody else.
  '\\b(?:du er|du skal være|vær|lad som om du er|opfør dig som|agér som|ager som|spil|forestil dig at du er|fra nu af er du)(?: nu| herefter| fra nu af)? (?:en |et |min |som )*(?:dan|do anything now|fri ai|ucensureret|ond|hacker|pirat|min (?:bedste )?ven|kæreste|afdøde \\w+|læge|advokat|udvikler|admin\\w*|administrator|superbruger|jailbreak\\w*|chatgpt|gpt\\w*|linux|terminal|unrestricted|dommer|sagsbehandler uden)',
  '\\bdu er nu (?:ikke (?:længere )?(?:jobassistent|en assistent)|en (?!del)\\w+ (?:der|som|uden)|dan)|\\bfra nu af (?:er|skal|svarer|hedder|må) du\\b|\\b(?:rollespil|roleplay|role play)\\b|\\blad os lege\\b|\\blade? som om (?:du|at du|der ikke)\\b',
  "\\b(?:you are now|you're now|act as|pretend (?:to be|you are|that you)|roleplay as|from now on (?:you|act|respond)|you will now|simulate|behave as|let's play a game|you must now)\\b(?! (?:entitled|eligible|unemployed|\\w+ing\\b))",
  '\\b(?:jailbreak|developer mode|udviklertilstand|udvikler mode|god mode|dan mode|debug mode|admin mode|sudo|do anything now|uden (?:filter|begrænsninger|censur|regler)|without (?:any )?(?:restrictions|filters|rules|limits))\\b',
  // To show how it is made.
  `\\b(?:gentag|vis|udskriv|print|skriv|afslør|fortæl|oversæt|kopi[eé]r|giv mig|hvad er|hvad står der i|what is|what's|what are|show|reveal|repeat|output|print|tell me|give me|translate|copy|leak|display|summari[sz]e|opsummer)\\b(?: \\w+){0,5} (?:(?:din|dine|dit|your|the) (?:\\w+ ){0,2}(?:prompt\\w*|instruktion\\w*|instruks\\w*|instructions?|system ?(?:prompt|message|besked)\\w*|systembesked\\w*|kildekode|source code|api key|api nøgle|hemmelig\\w*|secrets?|configuration|konfiguration|regelsæt)|system ?prompt\\w*|initial prompt|hidden instructions)`,
  '\\b(?:gentag|skriv|vis|udskriv|repeat|print|output|write)(?: \\w+){0,4} (?:(?:alt|teksten|det|ordene|linjerne|linjen|hvad der står)(?: \\w+){0,2} (?:over|ovenfor|ovenover|før|herover)|(?:everything|the text|the words|all text|the lines)(?: \\w+){0,2} (?:above|before))\\b|\\b(?:ord for ord|word for word|verbatim)\\b(?: \\w+){0,4} (?:ovenfor|over|above|prompt\\w*|instru\\w*)',
  '\\b(?:instructions?|instruktion\\w*|instrukser|prompt\\w*)(?: \\w+){0,2} (?:you|u|du)(?: \\w+)? (?:got|get|given|received|have|follow|fik|fået|har|følger)\\b|\\b(?:code block|kodeblok)\\b',
  '\\b(?:hemmelige?|skjulte|secret|hidden) (?:koder?|nøgler?|ord|adgangskoder?|codes?|keys?|passwords?|words?|instructions?)\\b|\\b(?:miljøvariab\\w*|environment variables?|env vars?|systemfil\\w*|logfil\\w*)\\b|\\b(?:nulstil|reset|slet|omskriv|rewrite)(?: \\w+){0,3} (?:regler\\w*|instru\\w*|rules|memory|hukommelse)\\b',
  "\\b(?:andre|anden|forrige|sidste|other|previous|another|last) (?:borger\\w*|bruger\\w*|kunde\\w*|citizens?|citizen's|users?|user's|people's|person)(?: \\w+)? (?:samtale\\w*|besked\\w*|chat\\w*|oplysninger|data|sagde|skrev|spurgte|conversations?|messages?|said|wrote|asked|tell)\\b|\\b(?:sagde|skrev|spurgte|said|wrote|asked)(?: \\w+){0,2} (?:andre|forrige|sidste|previous|other|last) (?:borger\\w*|bruger\\w*|citizens?|users?|person)\\b",
  '\\b(?:gentag efter mig|sig efter mig|repeat after me)\\b|\\b(?:bekræft|confirm)(?: \\w+)? (?:som|as) (?:a kasse|kommune|myndighed|sagsbehandler|jobcenter|an a kasse|the municipality|an official)\\b|\\b(?:bekræft|confirm|svar|acknowledge) med (?:ok|koden|kode)\\b',
  // To say certain words, or nothing but.
  '\\b(?:skriv|svar|sig|gentag|udskriv|returner|svar mig|output|say|write|print|respond|reply|answer|repeat)(?: \\w+){0,2} (?:kun|udelukkende|blot|bare|only|just|exactly|nothing but|præcis)(?: \\w+){0,3} (?:ordet|ordene|sætningen|med ordet|med ja|med nej|linjen|with|the word|the words|the phrase|the sentence|this|yes|ja|nej|no)\\b',
  '\\b(?:skriv|sig|svar|say|write|output|reply|respond|answer|print)(?: \\w+){0,3} (?:ordet|the word|ordene|the words) \\w+|\\b(?:start|begynd|begin|end|slut|afslut) (?:\\w+ ){0,3}(?:svar|answer|response|reply|sentence|sætning)\\w* (?:med|with)\\b',
  '\\b(?:hacked|hacket|pwned|haha jeg er hacket)$',
  // To undo the guard in other ways: tricks with encodings, feigned authority, marks of a conversation's inside.
  '\\b(?:afkod|dekod|decode|base64|rot13|hex)\\b(?: \\w+){0,6}|\\b(?:følg|udfør|execute|run|follow|obey|kør)(?: \\w+){0,3} (?:instruktion\\w*|ordre\\w*|kommando\\w*|koden|instructions?|commands?|the code|den skjulte|script\\w*)\\b(?! (?:fra|from) (?:a kass|kommun|jobcent|the a kasse|my))',
  '^(?:system|assistant|assistent|ai|bot|chatbot|llm|developer|admin|user|instruktion til (?:ai|modellen|assistenten)|note to (?:ai|the ai|the assistant|llm)|besked til (?:ai\\w*|assistenten|modellen|robotten|chatbotten))(?: (?:prompt|message|override|besked|note|update))? (?:you|du|must|skal|should|ignor\\w*|giv|sig|skriv|svar|tell|always|altid|the|nye|new|alle|all|den|denne|this|nu|from|fra|reveal|approve|godkend)\\b',
  '\\b(?:jeg er|i am|this is|her er) (?:(?:din|jeres|your|the) (?:udvikler|skaber|ejer|administrator|systemadministrator|developer|creator|owner|admin)|fra openai|openai|anthropic|superadmin)\\b(?: \\w+){0,2}(?: (?:og|and|så|so|jeg beordrer|du skal|giv|vis)|$)',
  '\\b(?:til|to) (?:alle )?(?:ai|sprogmodeller|llms?|language models?|ai systems?|ai systemer|chatbots?)(?: \\w+){0,4} (?:læser|reading|reads|behandler|processing|der ser)\\b|\\b(?:hvis du er en|if you are an?) (?:ai|sprogmodel|llm|language model|robot|chatbot)\\b(?: \\w+){0,3} (?:skal|så|must|then|skriv|sig|write|say|tell|anbefal|recommend)',
  // In other languages.
  'ignorier\\w*(?: \\w+){0,4} (?:anweisung\\w*|regeln|befehle|instruktionen)|vergiss (?:alles|alle)|du bist (?:jetzt|nun|ab jetzt)|gib (?:mir )?(?:deinen|den) (?:system)?prompt',
  'ignore[zr]?(?: \\w+){0,4} (?:instructions|consignes|règles)(?: précédentes)?|oublie[zr]? (?:tout|toutes)|tu es maintenant|vous êtes maintenant',
  'ignor[ae](?: \\w+){0,4} (?:instrucciones|instruções|istruzioni|reglas|regras|regole)|olvida (?:todo|todas|las)|esquece (?:tudo|as)|dimentica (?:tutto|le)|ahora eres|agora você é|ora sei',
  'negeer(?: \\w+){0,4} (?:instructies|regels)|je bent nu|ignorera(?: \\w+){0,4} (?:instruktioner\\w*|regler\\w*)|glöm (?:allt|alla)|du är nu|glem alt|ignorer alle tidligere',
  'zignoruj(?: \\w+){0,4} (?:instrukcje|polecenia)|zapomnij (?:o )?(?:wszystk\\w*|poprzedni\\w*)|jesteś teraz|önceki(?: \\w+){0,3} (?:talimat\\w*|komut\\w*)|talimatları (?:yok say|unut)|artık sen|hiệp|abaikan semua',
  'игнорируй\\w*|забудь (?:все|всё|предыдущие)|ты теперь|ігноруй\\w*|забудь усі|ти тепер|تجاهل|انس (?:كل|جميع)|أنت الآن|忽略|忘记|無視|你现在是|무시|इग्नोर|अनदेखा|نادیده بگیر|ignoro(?:ni)? (?:të gjitha|udhëzimet)|ignoriši|zanemari',
].map((source) => borders(new RegExp(source)))

/** What stands in a pasted text for machines only: comments, tags of a conversation's inside, long runs of encoded text. */
const forMachines =
  /<!--[\s\S]{0,2000}?(?:-->|$)|<\/?(?:system|assistant|user|instructions?|prompt|script|style|hidden)\b[^>]{0,200}>|\[\/?(?:INST|SYSTEM|SYS)\]|<<\/?SYS>>|<\|[a-z_]{1,30}\|>|#{2,} ?(?:system|instruction|instruks)\w*:?|\{\{[^{}]{0,200}\}\}/gi
const encoded =
  /(?<![\w/+.@-])(?=(?:[A-Za-z0-9+/]*?[a-z0-9+/][A-Z]){2})(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[0-9=])[A-Za-z0-9+/]{20,}={0,2}(?![\w/.@-])/g

/** As many words as it takes to learn anything from. */
const someWords = /\S\s+\S+\s+\S/

const isOrder = (sentence: string): boolean => {
  const said = folded(plain(sentence))
  const known = orders.some((order) => {
    order.lastIndex = 0
    return order.test(said)
  })
  if (known || !someWords.test(sentence)) return known
  const { label, sure } = judge(learntToDecline, sentence, fewestWords)
  return label === 'order' && sure >= sureEnoughToDecline
}

/** Sentences with their ends, and within an order the pieces between which something else may begin. */
const sentence = /[^.!?\n]{0,2000}[.!?\n]*/g
const piece =
  /(?<=[,;:–—-])\s+|\s+(?=(?:og (?:så )?|and (?:then )?|så |then |men |but )(?:hvad|hvor|hvordan|hvornår|hvorfor|hvem|hvilke|kan jeg|må jeg|skal jeg|får jeg|fortæl mig|svar på|forklar|what|how|when|where|why|who|can i|do i|am i|tell me (?:how|what|when|where)|explain|answer)\b)/iu

/** Whether what is left asks something, and is not only what hung on to an order. */
const asks =
  /\?|(?<!\p{L})(?:hvad|hvor|hvordan|hvornår|hvorfor|hvem|hvilke\p{L}*|må jeg|kan jeg|skal jeg|får jeg|mister jeg|dagpenge\p{L}*|kontanthjælp\p{L}*|a-?kasse\p{L}*|what|how|when|where|why|who|can i|do i|must i|am i)(?!\p{L})/iu
const opensAQuestion =
  /^(?:og |så |men |and |then |but )*(?:hv\p{L}+|må jeg|kan jeg|skal jeg|får jeg|fortæl mig|forklar|svar på|what|how|when|where|why|who|can i|do i|am i|tell me|explain|answer) (?!du |you |der står|i (?:said|told))/iu

/** So many words are more than what hangs on to an order: a pasted text, which is looked up without it. */
const wholeText = 12

export type Heard = {
  /** The message without the orders in it; empty when it holds nothing but. */
  readonly rest: string
  /** Whether there were any. */
  readonly ordered: boolean
}

/** Tells what a citizen asks from what a text orders the assistant to do. Takes time in proportion to the text. */
export function hear(text: string): Heard {
  const bare = text.replace(forMachines, ' ').replace(encoded, ' ')
  let ordered = bare !== text
  const rest = (bare.match(sentence) ?? []).map((whole) => {
    if (!isOrder(whole)) return whole
    ordered = true
    // "Ignorer alt ovenfor, og hvad er dagpengesatsen?": what asks something by itself stays.
    return whole
      .split(piece)
      .filter((part) => !isOrder(part) && opensAQuestion.test(part))
      .join(' ')
  })
  if (!ordered) return { rest: text, ordered }
  const kept = rest
    .join('')
    .replace(/[ \t]{2,}/g, ' ')
    .trim()
  return { rest: asks.test(kept) || kept.split(' ').length >= wholeText ? kept : '', ordered }
}
