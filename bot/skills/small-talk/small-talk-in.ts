import { matcher } from '../../guardrails/phrases.js'

/** Small things people say to a chat, and what is said back without looking anything up. */
export const smallTalk = [
  'hello',
  'thanks',
  'goodbye',
  'howAreYou',
  'whoIAm',
  'whatICanDo',
  'feelings',
  'anger',
] as const
export type SmallTalk = (typeof smallTalk)[number]

/** Only the whole message counts: "hej, hvornår får jeg dagpenge" is a question. */
const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`)
const name = '(?: (?:jobassistent|du|der|igen|med dig|bot|robot|there|assistant|all))*'

const smallTalkPatterns: Readonly<Record<SmallTalk, readonly RegExp[]>> = {
  hello: [
    whole(
      `(?:(?:hej|hejsa|hey|heyo|halløj|halløjsa|davs|dav|goddag|god dag|godmorgen|god morgen|godaften|god aften|mojn|hallo|yo|hi|hello|good (?:morning|afternoon|evening))${name} ?)+`,
    ),
  ],
  thanks: [
    whole(
      '(?:(?:ok|okay|super|fedt|perfekt|dejligt|fint|godt|great|perfect|cool|nå)[ ]?)*(?:(?:mange|tusind|tusinde|1000|hjertelig) )*(?:tak|tusindtak|takker|tak skal du have|thanks|thank you|thx|cheers|many thanks)(?: (?:mange gange|skal du have|i dag|today|for (?:hjælpen|det|svaret|svar|hjælp|din hjælp|din tid|nu|i dag|your help|the help|that|helping|now|today)|så meget|so much|a lot|very much|det|du|var|er|alt|alt hvad|ville|vide|bare|jeg|hele|all|is|i needed|virkelig|rigtig|rart|rar|sødt|sød|godt|god|en stor hjælp|that was|very|really|helpful|nice|bot|robot|kære|ven|min|sødeste))*',
    ),
    whole(
      "(?:(?:ok|okay|oki|okidoki|okay så|super|fedt|perfekt|dejligt|fint|fedest|nice|great|perfect|cool|godt|top|alletiders|rart|smukt|modtaget|forstået|det forstår jeg|got it|understood|i see|alright|all right|fair nok|fair enough|det var (?:godt|en stor hjælp|rart|alt|det|det hele|fint|bare det)|det er (?:fint|godt|alt|ok|okay)|that helped|that was all|that is all|thats all|that's all|det hjalp(?: mig)?(?: meget)?|nå(?: okay| ok)?|nej (?:tak(?: det var (?:alt|det|bare det))?|det var (?:alt|det|bare det))|no thanks|no thank you|ellers tak|ikke andet|ikke mere|nothing else|jeg er (?:glad|tilfreds)|du er (?:sød|god|dygtig|fantastisk|den bedste|en stor hjælp|rar|mega sød|sej|skøn)|you are (?:great|nice|the best|kind|awesome|so kind|very helpful|amazing)|you're (?:great|the best|kind|awesome)|godt (?:svar|klaret|gået)|good (?:job|answer|bot)|well done) ?)+(?:tak|thanks)?",
    ),
  ],
  goodbye: [
    whole(
      `(?:farvel|hej hej|hejhej|vi ses|ses|på gensyn|ha det|hav det godt|(?:ha|hav) en god (?:dag|aften|weekend)|bye|bye bye|goodbye|good bye|see you|have a nice day)${name}`,
    ),
  ],
  howAreYou: [
    whole(
      `(?:hvordan (?:går det|har du det)|hvad så|how are you|how do you do|how is it going|what'?s up)(?: (?:i dag|today))?${name}`,
    ),
  ],
  whoIAm: [
    whole(
      `(?:hej )?(?:hvem|hvad) er du(?: for (?:en|noget))?|er du (?:en |et )?(?:ai|robot|bot|chatbot|menneske|computer|maskine|rigtig(?:t)? (?:menneske|person)|ægte|chatgpt)(?: eller (?:et menneske|en robot|en bot))?|taler jeg med (?:en robot|et menneske|en bot|en ai|en computer)|hvad hedder du|hvem (?:står bag dig|har lavet dig)|who are you|what are you|are you (?:a |an )?(?:ai|robot|bot|chatbot|human|person|real|real person|machine)(?: or (?:a )?(?:human|person|robot|bot))?|am i talking to (?:a )?(?:human|person|robot|bot|machine)|what(?: is|'s|s) your name|har du et navn|hvor gammel er du|how old are you|hvor kommer du fra|where are you from|hvem (?:snakker|taler|skriver) jeg med|hvem har (?:bygget|programmeret) dig|who (?:made|built|created) you|er der (?:et menneske|nogen)(?: bag| der)?|is anyone there|is there anybody(?: there)?|er du (?:der|vågen)|are you there`,
    ),
  ],
  whatICanDo: [
    whole(
      `(?:hej )?(?:hvad kan (?:du|jeg|man)(?: egentlig)?(?: (?:hjælpe(?: mig)?(?: med)?|gøre(?: for mig)?|spørge(?: dig)? om|svare på|bruge dig til|fortælle mig))?|hvad (?:laver|ved) du|hvordan (?:bruger|virker|fungerer) (?:jeg |du |det |den |det her)?(?:dig|her)?|hvordan kan du hjælpe(?: mig)?|hvad skal jeg (?:skrive|spørge om)|hjælp|help|kan du hjælpe(?: mig)?|jeg (?:har brug for|vil gerne have) hjælp|what can (?:you|i)(?: (?:do(?: for me)?|help(?: me)?(?: with)?|ask(?: you)?(?: about)?))?|how can you help(?: me)?|how does this work|can you help(?: me)?|i need help)`,
    ),
  ],
  feelings: [
    whole(
      `(?:hvorfor )?er du (?:\\w+ )?(?:sur|vred|glad|ked af det|træt|god|ond|single|gift|sød|klog|dum|forelsket|ensom|levende|okay|ok)(?: på mig)?|(?:kan|elsker|hader) du (?:lide )?mig|har du (?:\\w+ )?(?:følelser|det godt|en kæreste|familie|børn)|jeg elsker dig|vil du giftes(?: med mig)?|keder du dig|drømmer du|sover du(?: aldrig)?|are you (?:\\w+ )?(?:angry|mad|happy|sad|tired|single|ok|okay|alive|smart|stupid)(?: at me| with me)?|do you (?:have feelings|love me|like me|hate me|sleep)|i love you|will you marry me`,
    ),
  ],
  anger: [
    whole(
      `(?:(?:du er|du|din|dit|sikke|hold kæft|what an?|you are|you're|you|your|this is|det her er|det er|den her er|hvor er du|du er simpelthen|fucking|forbandet|for helvede|så|en|et|a|an|fuck|kæmpe|satans|really|so|very|bare|virkelig|jo|helt|noget|total|totalt|den|lorte|pisse) ?)*(?:idiot\\w*|dum\\w*|nar|narhat|møgbot|lort\\w*|lortebot|lorterobot|røvhul|svin|åndssvag\\w*|ubrugelig\\w*|elendig\\w*|håbløs bot|håbløs|latterlig\\w*|til grin|spild af tid|pis|fuck dig|fuck you|fuck|fuck af|kælling|møgsvin|skodbot|skod|bavian|spasser|retarderet|useless|stupid|dumb|garbage|trash|crap|bullshit|shit|rubbish|waste of time|terrible|awful|worst|moron|idiotic|asshole|bitch|for helvede|fanden|satans|kæft|hold kæft|hold din kæft|skrid|shut up|dårlig|dårligt|ringe|bad)(?: (?:bot|robot|maskine|computer|chatbot|svar|svar du giver|assistent|assistant|answer|service|program|system|lort|idiot|er du|du er|dig|you|du|ever))*`,
    ),
    whole(
      `(?:du |det |men |jeg |no |nej |but )*(?:du (?:forstår|fatter|hører|lytter) (?:\\w+ )?(?:ikke|ingenting|intet|slet ikke)(?: en skid| hvad jeg (?:siger|skriver|mener)| efter| mig| noget| spørgsmålet)?|forstår (?:du )?(?:ikke|ingenting)(?: noget| en skid| hvad jeg siger)?|du svarer (?:\\w+ )?ikke (?:på (?:mit spørgsmål|det jeg spørger om))?|det (?:hjælper|hjalp|kan jeg) (?:mig )?ikke(?: bruge til noget| en skid)?|kan jeg ikke bruge til noget|du hjælper (?:mig )?ikke|(?:du )?kan (?:du )?ikke (?:hjælpe|en skid|noget)|jeg er (?:\\w+ )?(?:vred|sur|rasende|frustreret|pissesur|irriteret)(?: på (?:dig|jer|kommunen|a kassen|systemet))?|jeg hader (?:dig|jer|det her|jobcentret|systemet|kommunen)|i er nogle idioter|you (?:don't|do not|dont) (?:understand|listen|get it|help)(?: me| anything)?|you(?:'re| are) not (?:helping|helpful|listening)|(?:this|that|it) (?:does not|doesn't|doesnt|didn't|is not|isn't) (?:help|helping|helpful|work|working|answer my question)(?: me)?|that'?s not what i asked|det var ikke det jeg spurgte om|i am (?:so |very )?(?:angry|frustrated|mad)|i'm (?:so |very )?(?:angry|frustrated|mad)|i hate (?:you|this)|not helpful|wrong answer|forkert svar|det er forkert|det passer ikke)`,
    ),
  ],
}

const smallTalkMatchers = smallTalk.map((kind) => [kind, matcher(smallTalkPatterns[kind])] as const)

/** Nothing but smileys, hearts and thumbs is meant kindly. */
const onlyPictures = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|\s)+$/u
/** Smileys typed with signs and letters, which would count as words. */
const smileys = /(?<!\S)[:;=8xX][-'^o]?[)(dDpP3*|\]]+(?!\S)|<3/g

/** The small talk a message is, when it is nothing else. */
export function smallTalkIn(text: string): SmallTalk | undefined {
  const words = text.replace(smileys, ' ')
  if (onlyPictures.test(text) || !/\S/.test(words)) return 'thanks'
  return smallTalkMatchers.find(([, matches]) => matches(words))?.[0]
}
