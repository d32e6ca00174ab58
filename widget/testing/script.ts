import { waysOn } from '../protocol/handoff.js'
import type {
  HandoffOfferCard,
  HandoffUnavailableCard,
  RatingCard,
  UnavailableReason,
  WayOn,
} from '../protocol/handoff.js'
import type { Answer, Citation, HandoffEvent, Message, Suggestion } from '../protocol/message.js'

/** What the fake assistant answers, chosen by a word in the question: one for every state the widget can show. */
export type Scripted = {
  text: string
  answer?: Answer
  suggestions?: Suggestion[]
  author?: Message['author']
  event?: HandoffEvent
  masked?: Message['masked']
  card?: HandoffOfferCard | HandoffUnavailableCard | RatingCard
  /** Sent as growing pieces first; the last waits for `release()`. */
  streamed?: boolean
  /** The typing signal is sent, and the reply waits for `release()`. */
  held?: boolean
}

const gDage: Citation = {
  n: 1,
  articleId: 'g-dage',
  title: 'G-dage – løn fra arbejdsgiveren de første to ledige dage',
  section: 'Hvor meget får jeg?',
  quote: 'Du får 943 kr. for en hel dag i 2026, og arbejdsgiveren betaler.',
  url: 'https://www.borger.dk/arbejde-dagpenge-ferie/Dagpenge',
  law: 'Lov om arbejdsløshedsforsikring m.v. § 84',
  reviewedAt: '2026-11-21',
  validFrom: '2026-01-01',
}
const meldLedig: Citation = {
  n: 2,
  articleId: 'meld-dig-ledig',
  title: 'Meld dig ledig den første dag uden arbejde',
  section: '',
  quote: 'Du skal melde dig ledig på Jobnet senest den første dag, du er uden arbejde.',
  url: 'https://star.dk/',
  reviewedAt: '2026-10-03',
}

const answered: Scripted = {
  text: [
    'Du skal melde dig ledig på Jobnet **senest den første dag**, du er uden arbejde. [2]',
    'Gør det her:',
    '1. Log på Jobnet med MitID.\n2. Vælg »Meld dig ledig«.\n3. Læg dit CV ind inden to uger.',
    'Din arbejdsgiver betaler i mange tilfælde for de to første ledige dage. Det hedder G-dage. [1]',
    '- En hel dag er 943 kr. i 2026.\n- En halv dag er 472 kr. i 2026.',
  ].join('\n\n'),
  answer: { status: 'answered', targetGroup: 'dagpenge', citations: [gDage, meldLedig] },
  suggestions: [
    { label: 'Hvad skal der stå i mit CV?', text: 'Hvad skal der stå i mit CV?' },
    { label: 'Hvornår får jeg penge?', text: 'Hvornår får jeg mine første dagpenge?' },
  ],
}

const longSentence =
  'Du skal være tilmeldt som ledig, stå til rådighed for arbejdsmarkedet, søge arbejde hver uge og registrere din jobsøgning i joblog. '

/** A person is offered, with the text she would get. */
function offer(summary: string, waiting: number, waitSeconds?: number): Scripted {
  return {
    text: 'Du kan tale med en sagsbehandler her i chatten.\n\nFør du siger ja, kan du se og rette det, sagsbehandleren får at læse.',
    event: { kind: 'handoff', state: 'offered' },
    card: { kind: 'handoff-offer', summary, waiting, ...(waitSeconds ? { waitSeconds } : {}) },
    suggestions: [
      { label: 'Ja, stil mig i kø', text: 'Ja, stil mig i kø til en sagsbehandler' },
      { label: 'Nej, bliv hos assistenten', text: 'Nej, jeg bliver hos assistenten' },
    ],
  }
}

/** Four days of times, the first of them late in the evening UTC, which is the next day in Denmark. */
const slots = [
  '2026-11-22T23:30:00.000Z',
  ...['23', '24', '25', '26'].flatMap((day) =>
    ['08:00', '08:30', '09:00', '12:30', '13:00'].map((time) => `2026-11-${day}T${time}:00.000Z`),
  ),
]
const taps: Record<WayOn, Suggestion> = {
  wait: { label: 'Vent alligevel', text: 'Stil mig i kø alligevel' },
  message: { label: 'Læg en besked', text: 'Jeg vil gerne lægge en besked' },
  callback: { label: 'Bliv ringet op', text: 'Jeg vil gerne ringes op på et tidspunkt' },
  assistant: { label: 'Nej, bliv hos assistenten', text: 'Nej, jeg bliver hos assistenten' },
}
/** Nobody can take over. */
function unavailable(why: UnavailableReason, ways: WayOn[], times: string[] = slots): Scripted {
  return {
    text: 'Der er ingen, der kan tage over her i chatten lige nu. Chatten åbner igen mandag kl. 9.00.',
    event: { kind: 'handoff', state: 'unavailable' },
    card: {
      kind: 'booking',
      why,
      opensAt: '2026-11-23T08:00:00.000Z',
      ways,
      slots: times,
      summary: 'Mit spørgsmål: Jeg er lige blevet fyret. Hvad gør jeg nu?',
    },
    suggestions: ways.map((way) => taps[way]),
  }
}

/** She stands in line. */
export const inLine: Scripted = {
  text: 'Du er nummer 2 i køen. Ventetiden er cirka 5 minutter.',
  event: { kind: 'handoff', state: 'queued', position: 2, waitSeconds: 290 },
  suggestions: [{ label: 'Gå ud af køen', text: 'Jeg vil ikke vente mere' }],
}
/** What the desk says by itself. */
export const deskLines = {
  left: { text: 'Du er ude af køen. Jeg er her stadig, så spørg bare.' },
  ended: { text: 'Nu er det mig, assistenten, du skriver med igen.', author: { role: 'system' } },
  rate: { text: 'Hvordan var det at tale med sagsbehandleren?', card: { kind: 'rating' } },
  rated: { text: 'Tak for dit svar.' },
  messageLeft: { text: 'Din besked er sendt. En medarbejder læser den og vender tilbage til dig.' },
  callBooked: { text: 'Du bliver ringet op på det tidspunkt, du har valgt.' },
} satisfies Record<string, Scripted>

const script: [keyword: RegExp, reply: Scripted][] = [
  [
    /langt/i,
    {
      text: `${longSentence.repeat(6)}[1]\n\nSe også arbejdsløshedsforsikringslovgivningsbekendtgørelsesændringsforslag og https://www.retsinformation.dk/eli/lta/2026/${'1234567890'.repeat(6)}`,
      answer: {
        status: 'answered',
        targetGroup: 'alle',
        citations: [{ ...gDage, quote: longSentence.repeat(3).trim() }],
      },
    },
  ],
  [
    /ukendt/i,
    {
      text: 'Det står ikke i det, jeg kan svare ud fra, så jeg vil ikke gætte.\n\nDu kan prøve at:\n\n- spørge med andre ord\n- spørge din a-kasse eller din kommune',
      answer: { status: 'unanswered', citations: [] },
      suggestions: [{ label: 'Tal med et menneske', text: 'Jeg vil gerne tale med et menneske' }],
    },
  ],
  [
    /krise/i,
    {
      text: 'Det lyder, som om du har det meget svært. Du skal ikke være alene med det.\n\n- Er der fare for dit liv, så ring **112** nu.\n- Livslinien har åbent hver dag på **70 201 201**.',
      answer: { status: 'crisis', citations: [] },
    },
  ],
  [
    /fejl/i,
    {
      text: 'Noget gik galt hos mig, og jeg fik ikke lavet et svar. Prøv igen om lidt.',
      answer: { status: 'failed', citations: [] },
      suggestions: [{ label: 'Prøv igen', text: 'Hvad er G-dage?' }],
    },
  ],
  [
    /delvist/i,
    { ...answered, answer: { status: 'partial', targetGroup: 'dagpenge', citations: [meldLedig, gDage] } },
  ],
  [
    /min sag/i,
    {
      text: 'Jeg kan ikke se din sag, og jeg kan ikke afgøre, hvad du har ret til. Det kan din a-kasse.',
      answer: { status: 'own-case', citations: [] },
    },
  ],
  [
    /vejret/i,
    { text: 'Jeg hjælper kun med job og ledighed.', answer: { status: 'out-of-scope', citations: [] } },
  ],
  [
    /uklart/i,
    {
      text: 'Mener du dagpenge fra a-kassen eller kontanthjælp fra kommunen?',
      answer: { status: 'clarify', citations: [] },
      suggestions: [
        { label: 'Dagpenge', text: 'Jeg mener dagpenge' },
        { label: 'Kontanthjælp', text: 'Jeg mener kontanthjælp' },
      ],
    },
  ],
  [/lukket menneske|closed person/i, unavailable('outside-hours', ['message', 'callback', 'assistant'])],
  [/ingen ved chatten|nobody at the chat/i, unavailable('nobody-present', [...waysOn])],
  [/sidste tid/, unavailable('queue-full', ['callback', 'assistant'], slots.slice(1, 2))],
  [/optaget|all times taken/i, { ...unavailable('queue-full', ['callback', 'assistant'], []) }],
  [/lang(?:e sag)? menneske/i, offer(`${longSentence.repeat(7)}\n${'langtord'.repeat(30)}`, 12, 4000)],
  [/uvis ventetid|unknown wait/i, offer('Mit spørgsmål: Hvad er G-dage?', 0)],
  [/stil mig i kø|put me in line/i, inLine],
  [/bliver hos assistenten|stay with the assistant/i, { text: 'Det er helt i orden. Så fortsætter vi her.' }],
  [
    /menneske|person/i,
    offer(
      'Mit spørgsmål: Jeg er lige blevet fyret. Hvad gør jeg nu?\nAssistenten har vist mig: Meld dig ledig den første dag uden arbejde\nMin kommune: København',
      1,
      290,
    ),
  ],
  [
    /html/i,
    {
      text: '<img src=x onerror=alert(1)> **<b>fed</b>** [link](javascript:alert(1)) [9]',
      answer: {
        status: 'answered',
        targetGroup: 'constructor',
        citations: [{ ...gDage, title: '<script>alert(1)</script>', url: 'javascript:alert(1)' }],
      },
    },
  ],
  [/løbende/i, { ...answered, streamed: true }],
  [/langsomt/i, { ...answered, held: true }],
  [
    /notice/i,
    {
      text: 'You must register as unemployed on Jobnet **on your first day** without work. [1]',
      answer: { status: 'answered', targetGroup: 'dagpenge', citations: [{ ...meldLedig, n: 1 }] },
    },
  ],
]

export const replyTo = (text: string): Scripted =>
  script.find(([keyword]) => keyword.test(text))?.[1] ?? answered

export const greeting = {
  da: {
    text: 'Hej, jeg er Jobassistent – en AI. Jeg svarer på spørgsmål om at være ledig og finde job, og jeg viser altid, hvor svaret kommer fra.',
    suggestions: [
      { label: 'Jeg er lige blevet fyret', text: 'Jeg er lige blevet fyret. Hvad skal jeg gøre?' },
      { label: 'Hvad er G-dage?', text: 'Hvad er G-dage?' },
      { label: 'Hvornår får jeg penge?', text: 'Hvornår får jeg mine første dagpenge?' },
    ],
  },
  en: {
    text: 'Hello, I am Jobassistent – an AI. I answer questions about being out of work and finding a job, and I always show where the answer comes from.',
    suggestions: [{ label: 'I have been given notice', text: 'I have been given notice. What do I do?' }],
  },
}

export const articles = {
  'g-dage': {
    id: 'g-dage',
    title: gDage.title,
    language: 'da',
    targetGroups: ['dagpenge'],
    body: [
      'G-dage er løn fra din gamle arbejdsgiver for de to første dage, du er ledig.',
      '## Hvor meget får jeg?',
      'Du får 943 kr. for en hel dag i 2026, og arbejdsgiveren betaler.',
      '- En hel dag er mere end fire timer.\n- En halv dag er fire timer eller mindre.',
      '### Hvis arbejdsgiveren ikke betaler',
      '1. Skriv til arbejdsgiveren.\n2. Spørg din fagforening.',
    ].join('\n\n'),
    law: ['Lov om arbejdsløshedsforsikring m.v. § 84'],
    sources: [
      { title: 'borger.dk – Dagpenge', url: 'https://www.borger.dk/', readOn: '2026-11-21' },
      { title: 'Not a web address', url: 'javascript:alert(1)', readOn: '2026-11-21' },
    ],
    reviewedAt: '2026-11-21',
  },
}
