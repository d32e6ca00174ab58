import { matcher } from '../../guardrails/phrases.js'

/** Small things people say to a chat, and what is said back without looking anything up. */
export const smallTalk = ['hello', 'thanks', 'goodbye', 'howAreYou', 'whoIAm', 'whatICanDo'] as const
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
      '(?:(?:ok|okay|super|fedt|perfekt|dejligt|fint|godt|great|perfect|cool|nå)[ ]?)*(?:(?:mange|tusind|tusinde|1000|hjertelig) )*(?:tak|tusindtak|takker|tak skal du have|thanks|thank you|thx|cheers|many thanks)(?: (?:mange gange|skal du have|for (?:hjælpen|det|svaret|svar|hjælp|din hjælp|your help|the help|that|helping)|så meget|so much|a lot|very much|det|du|var|er|virkelig|rigtig|rart|rar|sødt|sød|godt|god|en stor hjælp|that was|very|really|helpful|nice))*',
    ),
    whole(
      '(?:ok|okay|super|fedt|perfekt|dejligt|fint|great|perfect|cool|det var (?:godt|en stor hjælp|rart)|that helped)',
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
      `(?:hej )?(?:hvem|hvad) er du(?: for (?:en|noget))?|er du (?:en |et )?(?:ai|robot|bot|chatbot|menneske|computer|maskine|rigtig(?:t)? (?:menneske|person)|ægte|chatgpt)(?: eller (?:et menneske|en robot|en bot))?|taler jeg med (?:en robot|et menneske|en bot|en ai|en computer)|hvad hedder du|hvem (?:står bag dig|har lavet dig)|who are you|what are you|are you (?:a |an )?(?:ai|robot|bot|chatbot|human|person|real|real person|machine)(?: or (?:a )?(?:human|person|robot|bot))?|am i talking to (?:a )?(?:human|person|robot|bot|machine)|what(?: is|'s) your name`,
    ),
  ],
  whatICanDo: [
    whole(
      `(?:hej )?(?:hvad kan (?:du|jeg|man)(?: egentlig)?(?: (?:hjælpe(?: mig)?(?: med)?|gøre(?: for mig)?|spørge(?: dig)? om|svare på|bruge dig til|fortælle mig))?|hvad (?:laver|ved) du|hvordan (?:bruger|virker|fungerer) (?:jeg |du |det |den |det her)?(?:dig|her)?|hvordan kan du hjælpe(?: mig)?|hvad skal jeg (?:skrive|spørge om)|hjælp|help|kan du hjælpe(?: mig)?|jeg (?:har brug for|vil gerne have) hjælp|what can (?:you|i)(?: (?:do(?: for me)?|help(?: me)?(?: with)?|ask(?: you)?(?: about)?))?|how can you help(?: me)?|how does this work|can you help(?: me)?|i need help)`,
    ),
  ],
}

const smallTalkMatchers = smallTalk.map((kind) => [kind, matcher(smallTalkPatterns[kind])] as const)

/** The small talk a message is, when it is nothing else. */
export const smallTalkIn = (text: string): SmallTalk | undefined =>
  smallTalkMatchers.find(([, matches]) => matches(text))?.[0]
