const minutesInWords = (minutes: number) => (minutes === 1 ? '1 minut' : `${minutes} minutter`)

/** What the widget says about being handed to a person, in Danish: fetched apart from the rest. */
export const da = {
  // waiting, and being with somebody
  queued: (position: number | undefined, minutes: number | undefined) =>
    [
      position === undefined
        ? 'Du står i kø til et menneske.'
        : position === 1
          ? 'Du er forrest i køen.'
          : `Du er nummer ${position} i køen.`,
      minutes === undefined ? '' : `Ventetiden er cirka ${minutesInWords(minutes)}.`,
    ]
      .filter(Boolean)
      .join(' '),
  leave: 'Gå ud af køen',
  leaving: 'Går ud af køen …',
  active: (name: string | undefined) =>
    name ? `Du skriver med ${name}, som er sagsbehandler.` : 'Du skriver med en sagsbehandler.',
  end: (name: string | undefined) => `Afslut samtalen med ${name ?? 'sagsbehandleren'}`,
  endExplained: 'Så er det assistenten, du skriver med igen. Det, I har skrevet, bliver stående her.',

  // what is shared with whom
  ahead: (waiting: number, minutes: number | undefined) =>
    `${waiting === 0 ? 'Der er ingen foran dig i køen lige nu' : `Der er ${waiting} foran dig i køen`}${
      minutes === undefined ? '.' : `, og ventetiden er cirka ${minutesInWords(minutes)}.`
    }`,
  opens: (when: string) => `Chatten åbner igen ${when}.`,
  noPromise: 'Du kommer i kø, men der er ingen ved chatten lige nu, og måske når de ikke frem til dig i dag.',
  summary: 'Det her får sagsbehandleren at læse',
  summaryHint: 'Ret i det, som du vil.',
  transcript: 'Tag samtalen indtil nu med',
  name: 'Dit fornavn (valgfrit)',
  seenByDesk:
    'Sagsbehandlerne ved chatten kan læse det og det, du skriver bagefter, men det kommer ikke i din sag.',
  seenByStaff:
    'Kommunens medarbejdere ser det her, så de kan svare dig. Det kommer ikke i din sag, og de ser ikke resten af samtalen.',
  join: 'Stil mig i kø',
  no: 'Nej tak',
  stay: 'Nej, jeg bliver hos assistenten',

  // when nobody can take over
  choose: 'Hvad vil du helst?',
  ways: {
    wait: 'Vent i kø alligevel',
    message: 'Læg en besked',
    callback: 'Bliv ringet op',
    assistant: 'Fortsæt med assistenten',
  },
  other: 'Vælg noget andet',
  message: 'Din besked',
  reach: 'Hvordan skal vi svare dig?',
  reachBy: { phone: 'Ring til mig', email: 'Skriv en e-mail' },
  contact: { phone: 'Telefonnummer', email: 'E-mail' },
  sendMessage: 'Send beskeden',
  when: 'Hvornår må vi ringe?',
  danishTime: 'Tiderne er dansk tid.',
  moreDays: 'Vis flere dage',
  noSlots: 'Der er ikke flere ledige tider. Vælg noget andet.',
  about: 'Hvad handler det om? (valgfrit)',
  book: 'Bestil opkaldet',

  // how it was
  stars: 'Hvordan var det?',
  starsInWords: ['Meget dårligt', 'Dårligt', 'Nogenlunde', 'Godt', 'Meget godt'],
  more: 'Vil du sige mere? (valgfrit)',
  sendRating: 'Send dit svar',
  skip: 'Spring over',

  // how it went
  sending: 'Sender …',
  sent: 'Sendt',
  over: 'Afsluttet',
  skipped: 'Sprunget over',
  problems: {
    text: 'Skriv, hvad det handler om.',
    textTooLong: (over: number) => `Teksten er ${over} tegn for lang. Kort den lidt ned.`,
    phone: 'Skriv et telefonnummer med mindst 8 cifre, fx 12 34 56 78.',
    email: 'Skriv en hel e-mailadresse, fx navn@eksempel.dk.',
    at: 'Vælg en tid.',
    stars: 'Vælg, hvordan det var.',
  },
  failures: {
    unreachable:
      'Det kom ikke frem. Tjek din forbindelse, og prøv igen. Det, du har skrevet, står her stadig.',
    'already-waiting': 'Du står allerede i kø.',
    'with-caseworker': 'Du skriver allerede med en sagsbehandler.',
    'slot-taken': 'Den tid er lige blevet taget. Vælg en anden.',
    unavailable: 'Der er ikke længere nogen, der kan tage over lige nu.',
    'already-rated': 'Du har allerede svaret. Tak for det.',
    refused: 'Noget i felterne kan ikke sendes. Se dem igennem, og prøv igen.',
    busy: 'Der er travlt lige nu. Vent et øjeblik, og prøv igen.',
    other: 'Det lykkedes ikke. Prøv igen om lidt. Det, du har skrevet, står her stadig.',
  },

  // what was taken out of her words
  masked: (kinds: string) => `Skjult, før nogen så det: ${kinds}.`,
  kinds: {
    cpr: 'CPR-nummer',
    account: 'kontonummer',
    card: 'kortnummer',
    phone: 'telefonnummer',
    email: 'e-mail',
    address: 'adresse',
    identity: 'MitID-oplysninger',
  },
}
