import { plain } from '../../guardrails/phrases.js'
import { readMessage } from '../answer-question/read-message.js'
import { type Subject, subjects } from './subjects.js'

/** What keeps a question ours: the benefits and those who pay them; then whatever has to do with work and looking for it. */
const ours = {
  benefits: `dagpenge* dapenge* a-kasse* akasse* kontanthjælp* understøttelse* arbejdsløshed* ledighedsydelse* uddannelseshjælp* bistand* sygedagpenge*
    barselsdagpenge* feriedagpenge* feriepenge* efterløn* dimittend* g-dag* karantæne* rådighed* jobnet* jobcent* joblog* ledig ledige ledigheden arbejdsløs*
    arbejdsledig* fyret fyring* opsagt* opsigelse* afskedig* aktivering* løntilskud* virksomhedspraktik* fleksjob* seniorjob* sanktion* sygemeld* revalidering* min_plan aktindsigt* bisidder* seniorjob* voksenlærling* ydelse* opholdskrav* beskæftigelseskrav* arbejdspligt* ledigheds* feriefond* kontingent* melde_mig_syg melder_jeg_mig_syg sygedag* lønsikring* lønmodtager* barsel* orlov* enkeltydelse* enkeltudgift* nemkonto mindstesats* grundsats* jobrotation* fritstillet ressourceforløb* mentor* opsiger_mit opsagt_fra min_opsigelse tilmeld* sygepenge*
    unemploy* cash_benefit* social_assistance laid_off redundan* fired job_centre job_center jobcentre without_a_job lost_my_job lose_my_job ikke_råd_til har_ingen_penge ingen_penge_til`,
  work: `frivillig* volunteer* interpreter* arbejds* løn* lærling* advarsel* rask raskmeld* halvt_rask feriedag* feriepeng* ferieuge* droppet_ud misbrug* meeting* refugee* benefit* dismissal dismissed laying_off internship* cvet flytning skrive_under_på_en_aftale tilskud* ikke_råd_til råd_til_tandlæge* har_ingen_penge ingen_penge_til notice voksenlær* job* møde mødet møder eksamen dimmit* kontanthj* kontanhj* medlem* klage* klager karant* syg syge sygdom* sygdag* sygep* afgørelse* afslag* opbrugt brugt_op dages_reglen dags_reglen meld_mig meldt_mig melder_mig melder_jeg_mig melde_mig akas* dagpeng* dapeng* leddig* tilbagebetal* betale_tilbage skrevet_om_mig om_mig_i_systemet min_sag min_plan forlængelse* overenskomst* opsagde opsige opsiger_mig varsel* prøvetid* borgerservice tolk* ombud* arbejdstilladelse* opholdstilladelse* work_permit  lærling* elev* voksenløn* nyuddannet nyuddannede cv-* *job *jobbet *jobs *arbejde *løn *lønnen fyrer fyre husleje* indtægt* indkomst* penge pengene søge søgt søger uopfordret konkurs* rettighed* pligter ret_til ydelser satser satsen sats resign* quit penalty quarantine sick maternity paternity kommune vacation holiday_pay jobbet jobsøg* jobsamtale* jobansøgning* ansøgning* cv stilling* arbejde arbejder arbejdet arbejdsgiver* arbejdsplads* chef* løn lønnen ansat ansættelse*
    kontrakt* kollega* samtale* praktik* uddannelse* kursus* kurser opkvalificer* sagsbehandler* kommunen* virksomhed* firma* job_interview interview* resume
    employer* employment work working boss contract career* salary course* caseworker* municipalit* application*`,
}

type Words = readonly string[]
type Holds = (words: Words) => boolean

const fits = (word: string | undefined, piece: string): boolean =>
  word !== undefined && (piece.endsWith('*') ? word.startsWith(piece.slice(0, -1)) : word === piece)

/** Reads a list of words and set phrases. A message is gone through once, so its length costs no more than itself. */
function holder(list: string): Holds {
  const byFirst = new Map<string, Words[]>()
  const beginnings: string[] = []
  const endings: string[] = []
  for (const entry of list.trim().split(/\s+/)) {
    // As `plain` leaves a text: what it takes for a border is one here.
    const pieces = entry.split(/[_-]/)
    const [first = ''] = pieces
    if (pieces.length === 1 && first.startsWith('*')) endings.push(first.slice(1))
    else if (pieces.length === 1 && first.endsWith('*')) beginnings.push(first.slice(0, -1))
    else byFirst.set(first, [...(byFirst.get(first) ?? []), pieces])
  }
  return (words) =>
    words.some(
      (word, at) =>
        beginnings.some((beginning) => word.startsWith(beginning)) ||
        endings.some((ending) => word.endsWith(ending)) ||
        [...(byFirst.get(word) ?? []), ...(at === 0 ? (byFirst.get(`^${word}`) ?? []) : [])].some((pieces) =>
          pieces.every((piece, n) => fits(words[at + n], piece.replace('^', ''))),
        ),
    )
}

const holdsBenefits = holder(ours.benefits)
const holdsWork = holder(`${ours.benefits} ${ours.work}`)
const staysOurs: Readonly<Record<Subject['stays'], Holds>> = {
  nothing: () => false,
  benefits: holdsBenefits,
  work: holdsWork,
}
const known = Object.values(subjects).map((subject) => ({ subject, holds: holder(subject.words) }))

/** The subject a message is about, when everything it asks is about one that is not ours. */
export function outsideSubjectOf(text: string): Subject | undefined {
  const whole = wordsOf(text)
  let before: Subject | undefined
  const outside = readMessage(text).questions.map((question) => {
    const words = wordsOf(question)
    // What is told beside the question counts when nothing in the message is ours: "I have a headache. What should I take?"
    const told = holdsWork(whole) ? words : whole
    const own = known.find(({ subject, holds }) => holds(told) && !staysOurs[subject.stays](whole))?.subject
    // "…, og hvornår er fristen?" goes on about what was asked before it.
    return (before = own ?? (holdsBenefits(words) ? undefined : before))
  })
  return outside.every((subject) => subject !== undefined) ? outside[0] : undefined
}

/** Whether a message says anything that has to do with being out of work. */
export const isOurs = (text: string): boolean => holdsWork(wordsOf(text))

const wordsOf = (text: string) => plain(text).split(' ')
