import type { Language } from './language.js'
import { stem } from './stem.js'

/** Everyday words that any question may hold, whatever it is about. */
const danish = `
acceptere aften ankomme anden automatisk bange bede bedre begynde begge behøve behov bekymret benytte besked bestemme bestille betyde billig blande blot bære bo bor bringe
brug bruge bygge bytte bære chance del dele derefter derfor direkte dreje droppe dum dyr dårlig eftermiddag ejer ekstra elske ende enig enkel enten erfare eventuel
fast fastslå fed fejle felt finde fin fjerne flere flot flytte foran forbi forhold forkert forklare forny forsvinde forstå forsøge fortsætte fortælle foretrække forvente forvirret
fremover fri frivillig fræk fuld følge føle føre gammel gemme gennem glad glæde godkende grund grøn gælde halv halvanden handle hel hellere hente heldig henvende hjem holde hurtig huske hoppe høj høre
hård håbe idag ide idé igang igennem imod inde indeholde individuel inviteret invitere irriteret især kalde kende kigge klar klare klog klokken komme kort korrekt kraftig køre købe
lade langsom langt lave lege lej leje let lide ligge lignende lov lukke lyst løbe lægge lære læse løse mangle mene menneske mere meget melde middag minde mindre morgen mulig mærkelig
navn natur nede nemlig nem nogensinde normal nysgerrig nytår næppe nærmest nødt nødvendig nå ofte omkring onde ønske opdage oppe ordne overhovedet overraske overtage
par passe person pga pludselig plads planlægge plus prioritere problem prøve præcis på rar ramme rejse rette rigtig ringe rolig rundt rød række ramt sagt samle samme sammen sand se seneste sende ses side sidde
sikker sjov skaffe skifte skrive skulle skylde slags slem slippe slukke slut slå smart smide snakke sove spare spille spise spørge stadig stand starte stille stoppe stor straks stærk svare svær synes sælge sætte søge
tabe tage takke tale tidlig tilbyde tillade tilfælde times tjekke tro træt trykke tung tvivl tydelig tænde tænke tælle udenfor udfylde undgå undre undskyld undersøge ung usikker
vare vej vende vente venlig vigtig vildt vinde virke vise vælge værd værre væk ældre ændre ærgerlig åbne år åben
`

const english = `
able accept add agree allow already always answer anyway anything arrive ask available bad begin believe better big bit bring build buy call care case certain change check choose clear close come common
complete confused consider continue correct cost country day deal decide different difficult directly easy else end enough entire even ever everything exactly expect explain fact fast feel few figure
fill fine finish follow force forget forward free full general give glad go good great guess happen hard hear help hold hope hurry idea important include instead keep kind know large last late later
learn least leave less let likely little live long look lot love make matter mean meet mention might miss moment move near necessary need never new nice normal nothing notice now number often old open
order part people perfect perhaps person place plan point possible prefer problem put question quick quickly quite read ready real reason receive remember require right run same say see seem send
set short show simple since sit situation small something soon sorry sort speak specific spend start stay step stop stuff suppose sure take talk tell thing think today together try turn type
understand unfortunately update use usual usually wait wish wonder word work worry write wrong yesterday young
`

const stemsOf = (words: string, language: Language): ReadonlySet<string> =>
  new Set(
    words
      .trim()
      .split(/\s+/)
      .map((word) => stem(word, language)),
  )
const stems: Readonly<Record<Language, ReadonlySet<string>>> = {
  da: stemsOf(danish, 'da'),
  en: stemsOf(english, 'en'),
}

/** Whether a word (normalised) is one of those that say nothing of what a question is about. */
export const isCommon = (word: string, language: Language): boolean =>
  stems[language].has(stem(word, language))
