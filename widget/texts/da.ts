/** Every sentence the widget says by itself, in Danish. What the assistant says comes from the server. */
export const da = {
  name: 'Jobassistent',
  byline: 'AI-assistent',
  notice: 'Du skriver med en AI, og den kan tage fejl. Skriv ikke dit CPR-nummer.',
  conversation: 'Samtalen',
  otherLanguage: 'English',
  menu: 'Menu',
  closeChat: 'Luk chatten',
  back: 'Tilbage til samtalen',
  cancel: 'Fortryd',

  you: 'Dig',
  assistant: 'Jobassistent · AI',
  caseworker: 'Sagsbehandler',
  system: 'Besked',
  today: 'I dag',

  inputLabel: 'Skriv dit spørgsmål',
  send: 'Send',
  charactersLeft: (count: number) => `${count} tegn tilbage`,
  tooLong: (over: number) =>
    `Beskeden er ${over} tegn for lang. Kort den ned, eller del den i to, så kan du sende den.`,
  tooLongNow: 'Beskeden er for lang.',
  suggestions: 'Forslag til dig',
  newest: 'Gå til det nyeste',

  person: 'Tal med et menneske',
  personSentence: 'Jeg vil gerne tale med et menneske',
  download: 'Hent samtalen',
  downloadName: 'samtale-med-jobassistent',
  erase: 'Slet samtalen',
  eraseExplained:
    'Alt, hvad du og assistenten har skrevet, bliver slettet for altid. Du kan ikke få det igen.',
  restart: 'Ny samtale',
  restartExplained: 'Den samtale, du har nu, forsvinder fra skærmen. Hent den først, hvis du vil gemme den.',

  starting: 'Gør klar til samtalen …',
  offline:
    'Jeg har ingen forbindelse lige nu, men jeg prøver hele tiden igen. Det, du skriver, bliver sendt bagefter.',
  didNotWork: 'Det lykkedes ikke. Tjek din forbindelse, og prøv igen om lidt.',
  healed: 'Forbindelsen er tilbage.',
  tryNow: 'Prøv nu',
  resumed: 'Her er din samtale igen.',
  forgotten: 'Din tidligere samtale er ikke gemt længere. Her er en ny.',
  erased: 'Samtalen er slettet. Her er en ny.',

  sending: 'Sender …',
  notSent: 'Ikke sendt',
  tryAgain: 'Prøv igen',
  discard: 'Fjern',
  delayed: 'Jeg har travlt lige nu. Din besked bliver sendt om lidt.',
  refused: 'Beskeden kunne ikke sendes, som den er skrevet.',
  unheard: 'Beskeden kom ikke frem.',

  writes: (who: string) => `${who} skriver …`,
  queued: (position: number | undefined, minutes: number | undefined) =>
    [
      position === undefined ? 'Du står i kø til et menneske.' : `Du er nummer ${position} i køen.`,
      minutes === undefined
        ? ''
        : `Ventetiden er cirka ${minutes === 1 ? '1 minut' : `${minutes} minutter`}.`,
    ]
      .filter(Boolean)
      .join(' '),
  active: (name: string | undefined) =>
    name ? `Du skriver nu med ${name}, som er sagsbehandler.` : 'Du skriver nu med en sagsbehandler.',
  handoffClosed: 'Samtalen med sagsbehandleren er slut. Du skriver igen med assistenten.',
  unavailable: 'Der er ingen ved chatten lige nu.',

  statusOf: {
    partial: 'Svar på noget af det',
    unanswered: 'Det ved jeg ikke',
    'out-of-scope': 'Det kan jeg ikke hjælpe med her',
    refused: 'Det kan jeg ikke svare på',
    crisis: 'Hjælp, når det er svært',
    'own-case': 'Om din egen sag',
    failed: 'Noget gik galt',
  },
  targetGroup: {
    opsagt: 'Gælder dig, der er sagt op',
    dagpenge: 'Gælder dig, der får dagpenge',
    dimittend: 'Gælder dig, der er nyuddannet',
    kontanthjaelp: 'Gælder dig, der får kontanthjælp',
    sygedagpenge: 'Gælder dig, der får sygedagpenge',
    fleksjob: 'Gælder dig, der er i fleksjob eller venter på et',
    efterloen: 'Gælder dig, der får eller tænker på efterløn',
    selvstaendig: 'Gælder dig, der er selvstændig',
    nytilkommen: 'Gælder dig, der er ny i Danmark',
  },

  call: (number: string) => `Ring ${number}`,
  sources: 'Kilder',
  sourceNumber: (n: number, title: string) => `Kilde ${n}: ${title}`,
  law: 'Regler',
  reviewed: (date: string) => `Gennemgået ${date}`,
  validFrom: (date: string) => `Gælder fra ${date}`,
  openSource: 'Læs hos kilden',
  newTab: 'åbner i et nyt vindue',
  readArticle: 'Læs hele artiklen',
  articleLoading: 'Henter artiklen …',
  articleGone: 'Artiklen er ikke længere på siden. Den kan være taget ned, fordi reglerne er ændret.',
}
