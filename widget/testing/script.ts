import type { Answer, Citation, HandoffEvent, Message, Suggestion } from '../protocol/message.js'

/** What the fake assistant answers, chosen by a word in the question: one for every state the widget can show. */
export type Scripted = {
  text: string
  answer?: Answer
  suggestions?: Suggestion[]
  author?: Message['author']
  event?: HandoffEvent
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
  [
    /menneske|person/i,
    {
      text: 'Jeg henter et menneske. Du kan skrive imens.',
      event: { kind: 'handoff', state: 'queued', position: 2, waitSeconds: 290 },
    },
  ],
  [
    /mette/i,
    {
      text: 'Hej, jeg hedder Mette og sidder i kommunen. Hvad kan jeg hjælpe dig med?',
      author: { role: 'caseworker', name: 'Mette' },
      event: { kind: 'handoff', state: 'active', caseworker: 'Mette' },
    },
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
