import type { DeskSettings, Handoff, QuickReply, Task } from '../../../widget/protocol/desk.js'
import type { Message } from '../../../widget/protocol/message.js'
import type { Account } from '../../../widget/protocol/staff.js'

const minute = 60_000
const ago = (minutes: number) => new Date(Date.now() - minutes * minute).toISOString()

/** Everybody signs in with this. */
export const everybodysPassword = 'en lang adgangskode'

const account = (id: string, name: string, more: Partial<Account> = {}): Account => ({
  id,
  email: `${name.toLowerCase()}@kommune.example`,
  name,
  roles: ['caseworker'],
  municipalities: [],
  languages: ['da', 'en'],
  disabled: false,
  external: false,
  lastSignIn: ago(90),
  ...more,
})

export const accounts = (): Account[] => [
  account('mette', 'Mette', { roles: ['caseworker', 'admin'], capacity: 3 }),
  account('jonas', 'Jonas', { municipalities: ['0101', '0751'], capacity: 3 }),
  account('samira', 'Samira', { languages: ['da'], municipalities: ['0101', '0147', '0157', '0159'] }),
  account('ulla', 'Ulla', {
    roles: ['editor'],
    lockedUntil: new Date(Date.now() + 15 * minute).toISOString(),
  }),
  account('bent', 'Bent', { disabled: true, external: true }),
]

const articles = [
  {
    articleId: 'g-dage',
    title: 'G-dage – løn fra arbejdsgiveren de første to ledige dage',
    url: 'https://www.borger.dk/g-dage',
  },
  {
    articleId: 'meld-dig-ledig',
    title: 'Meld dig ledig den første dag uden arbejde',
    url: 'https://star.dk/',
  },
]

const handoff = (conversationId: string, minutes: number, more: Partial<Handoff> = {}): Handoff => ({
  conversationId,
  state: 'queued',
  since: ago(minutes),
  reason: 'asked',
  summary: '',
  language: 'da',
  question: '',
  citationsShown: [],
  shared: { transcript: false },
  ...more,
})

export const waiting = (): Handoff[] => [
  handoff('crisis', 1, {
    reason: 'crisis',
    first: 'crisis',
    municipality: '0751',
    question: 'Jeg ved ikke, hvad jeg skal gøre længere.',
    summary: 'Borgeren har det svært og har bedt om at tale med et menneske.',
  }),
  handoff('anna', 12, {
    municipality: '0101',
    targetGroup: 'opsagt',
    question: 'Hvornår får jeg penge, når jeg lige er blevet fyret?',
    summary:
      'Jeg er blevet sagt op fra et lager og har sidste arbejdsdag den 30. november.\nJeg er i tvivl om, hvornår jeg får penge.',
    citationsShown: articles,
    shared: { transcript: true, name: 'Anna' },
    unread: 1,
  }),
  handoff('english', 7, {
    reason: 'own-case',
    municipality: '0461',
    language: 'en',
    question: 'Why has my payment stopped? I did everything I was told.',
    summary: 'My payment stopped and I do not know why.',
    shared: { transcript: false, name: 'Rahul' },
  }),
  handoff('long', 3, {
    reason: 'complaint',
    question: `Jeg vil klage over ${'en meget lang afgørelse, som jeg ikke forstår, og '.repeat(8)}det er vigtigt.`,
    summary:
      'Arbejdsløshedsforsikringslovgivningsbekendtgørelsesændringsforslag og andet, der ikke vil brydes over.',
    shared: { transcript: false, name: 'Bartholomæus-Alexander Frederikssund von Himmelbjerget' },
  }),
]

const say = (
  seq: number,
  minutes: number,
  role: Message['author']['role'],
  text: string,
  more: Partial<Message> = {},
): Message => ({
  id: `${role}-${seq}-${minutes}`,
  seq,
  at: ago(minutes),
  author: { role },
  text,
  ...more,
})

/** What was said before anybody came. The shared part of a conversation need not begin at 1. */
export const said = (): Record<string, Message[]> => ({
  anna: [
    say(1, 20, 'assistant', 'Hej, jeg er Jobassistent – en AI.'),
    say(2, 19, 'citizen', 'Hvad er G-dage?'),
    say(
      3,
      19,
      'assistant',
      'Din arbejdsgiver betaler for de to første ledige dage. **En hel dag er 943 kr.** [1]',
      {
        answer: {
          status: 'answered',
          citations: [
            {
              n: 1,
              articleId: 'g-dage',
              title: articles[0]?.title ?? '',
              section: 'Hvor meget får jeg?',
              quote: 'En hel dag er 943 kr.',
              url: 'https://www.borger.dk/g-dage',
              reviewedAt: '2026-11-21',
            },
          ],
        },
      },
    ),
    say(4, 13, 'citizen', 'Mit nummer er [CPR •••]. Hvornår får jeg penge, når jeg lige er blevet fyret?', {
      masked: ['cpr'],
    }),
    say(5, 12, 'system', '', { event: { kind: 'handoff', state: 'queued', position: 1 } }),
    say(6, 11, 'citizen', 'Jeg venter gerne.'),
  ],
  crisis: [say(9, 1, 'citizen', 'Jeg ved ikke, hvad jeg skal gøre længere.')],
  english: [say(14, 7, 'citizen', 'Why has my payment stopped? I did everything I was told.')],
  long: [say(3, 3, 'citizen', '<img src=x onerror=alert(1)> **<b>fed</b>** [link](javascript:alert(1))')],
})

export const tasks = (): Task[] => [
  {
    id: 'callback',
    kind: 'callback',
    since: ago(200),
    at: new Date(Date.now() + 45 * minute).toISOString(),
    text: 'Ring om min opsigelse.',
    contact: { kind: 'phone', value: '+45 20 30 40 50' },
    name: 'Erik',
    municipality: '0101',
    language: 'da',
  },
  {
    id: 'message',
    kind: 'message',
    since: ago(2000),
    text: `Hej.\n\nJeg skrev i går aftes, fordi jeg er i tvivl om min plan. ${'Det er en længere historie, som jeg gerne vil fortælle. '.repeat(6)}`,
    contact: { kind: 'email', value: 'borger@example.dk' },
    language: 'da',
  },
  {
    id: 'late',
    kind: 'callback',
    since: ago(3000),
    at: ago(30),
    text: 'Please call me about my language course.',
    contact: { kind: 'phone', value: '20304051' },
    language: 'en',
  },
]

export const ended = (): Handoff[] => [
  handoff('earlier', 3000, {
    state: 'closed',
    municipality: '0101',
    question: 'Kan jeg tage et kursus på dagpenge?',
    summary: 'Jeg vil gerne tage et kursus.',
    shared: { transcript: true, name: 'Karen' },
    caseworker: { id: 'mette', name: 'Mette' },
    claimedAt: ago(2995),
    closedAt: ago(2980),
    outcome: 'answered',
    theme: 'uddannelse',
  }),
]

export const endedMessages = (): Message[] => [
  say(1, 2999, 'citizen', 'Kan jeg tage et kursus på dagpenge?'),
  say(2, 2990, 'caseworker', 'Ja, op til 20 timer om ugen.', {
    author: { role: 'caseworker', name: 'Mette' },
  }),
]

const reply = (key: string, language: 'da' | 'en', text: string, shared = true): QuickReply => ({
  id: `${key}-${language}-${shared ? 'shared' : 'own'}`,
  key,
  language,
  text,
  shared,
})

export const quickReplies = (): QuickReply[] => [
  reply('hej', 'da', 'Hej {navn}, jeg hedder {mig} og sidder i {kommune}. Hvad kan jeg hjælpe med?'),
  reply('vent', 'da', 'Et øjeblik, jeg undersøger det.'),
  reply('digital-post', 'da', 'Send dine papirer til os med Digital Post, så er de i sikre hænder.'),
  reply('farvel', 'da', 'Tak for snakken, {navn}. God dag til dig.'),
  reply('hello', 'en', 'Hi {name}, my name is {me}. How can I help?'),
  reply('wait', 'en', 'One moment, I am looking into it.'),
  reply('vent', 'da', 'Jeg er tilbage om to minutter.', false),
]

export const settings = (): DeskSettings => ({
  hours: {
    monday: [{ from: '09:00', to: '15:00' }],
    tuesday: [{ from: '09:00', to: '15:00' }],
    wednesday: [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '15:00' },
    ],
    thursday: [{ from: '09:00', to: '17:00' }],
    friday: [{ from: '09:00', to: '13:00' }],
    saturday: [],
    sunday: [],
  },
  closingDays: [{ date: '2026-12-23', reason: 'Personaledag' }],
  closedOn: { constitutionDay: true, christmasEve: true, newYearsEve: true },
  maxWaiting: 50,
  callbacks: { minutes: 30, perSlot: 2 },
})
