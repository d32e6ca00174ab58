import type { Language } from './language.js'
import { fold } from './normalise.js'
import { stem } from './stem.js'

const stemsOf = (language: Language, words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).map((word) => stem(word, language)))
const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(fold))

/** After stopwords-iso (MIT), without the words a question may turn on. */
const danish = setOf(`
ad af aldrig alle alt anden andet andre at bare begge blev blive bliver da de dem den denne der deres det dette dig din dine disse dit dog du
efter ej eller en end ene eneste enhver er et far flere fleste for fordi fra få får fået fik før ham han hans har havde have hej helt hende
hendes her hos hun hver i ind ingen intet ja jeg jer jeres jo kom komme kommer kun lad lav lidt lige lille med men mere mig min mine mit mod
ned nej nogen noget nogle nu når nær næsten og også okay om op os over på se ser ses sig sin sine sit som stor store så sådan tag tage thi
til ud under var ved vi vil ville vor vores være været altså egentlig eg gerne gang gange faktisk jamen øh hm tak venligst måske
ha hvis hvad hvor hvordan hvilken hvilke hvilket man kan kunne skal skulle må måtte bør burde vide tror ved selvfølgelig the
hvornår hvem hvorfor længe længere lang lange langt tid meget mange pr kl ca evt fx mv osv kr dkk
sån sånt sådant sådanne seriøst ærligt talt simpelthen åbenbart ligesom overhovedet endelig istedet stedet jo nok mon ellers ad oveni oven omkring ret rimelig rimeligt ganske vældig vildt mega super total totalt bestemt netop derhen hertil hvoraf ene par nogensinde
gør gøre gjort gjorde sker ske skete sket går gå gik gået står stå findes find finde tænker tænke synes betyder betyde hedder hedde
`)

const english = setOf(`
a about after all am an and any are as at be been before being but by can could did do does doing done for from get gets got had has have
having he her here him his how i if in into is it its just let like may me might more most much my no not of off on once only or other our
out own please really she should so some such than that the their them then there these they this those through to too under up us very was
we were what when where which while who whom whose why will with long many much would you your ok okay hi hello thanks yeah actually basically literally gonna kinda whether anyway hey dear guys thank also want need know tell im ive id
`)

/**
 * Words that count, but little: they are everywhere, or tell what kind of answer is wanted rather than what about. By their stems, so in
 * all their forms.
 */
const weakDanish = stemsOf(
  'da',
  `selv ikke først sidst næste bruge sige give holde hjælpe regel dag uge måned år mand mens uden inden stadig allerede igen siden helst
  god ny hjem sætte lave snart hurtigt gælde mulig spørgsmål svare ret forskel ting vigtig bedst slags type tit ofte altid gammel`,
)
const weakEnglish = stemsOf(
  'en',
  `soon often first last next day week month year time rule help give take make use say mean without still again since best way thing
  possible allowed old receive total`,
)

const stop: Readonly<Record<Language, ReadonlySet<string>>> = { da: danish, en: english }
const weak: Readonly<Record<Language, ReadonlySet<string>>> = { da: weakDanish, en: weakEnglish }

/** How much a word of this form says about what a text is about: 0 nothing, 1 all it can. Takes normalised text. */
export function significance(word: string, language: Language): number {
  if (stop[language].has(fold(word))) return 0
  return weak[language].has(stem(word, language)) ? 0.25 : 1
}
