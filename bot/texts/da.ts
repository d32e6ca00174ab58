import type { PersonalData } from '../conversation/message.js'
import { listed } from './listed.js'
import { asSentence } from './as-sentence.js'
import type { Benefit, Texts } from './texts.js'

const whereToAsk = (municipality: string | undefined) =>
  [
    `- Kommunen: Ring til hovednummeret${municipality ? ` i ${municipality}` : ''}, eller skriv i Digital Post. Nummer og åbningstid står på kommunens hjemmeside.`,
    '- A-kassen: Ring eller skriv fra a-kassens hjemmeside, hvis det handler om dagpenge.',
    '- Jobnets support: Ring 70 15 20 30, hvis Jobnet driller.',
  ].join('\n')

const minutesInWords = (minutes: number) => (minutes === 1 ? '1 minut' : `${minutes} minutter`)

const benefits: Readonly<Record<Benefit, string>> = {
  dagpenge: 'dagpenge',
  dimittend: 'dagpenge som nyuddannet',
  kontanthjaelp: 'kontanthjælp',
  sygedagpenge: 'sygedagpenge',
  fleksjob: 'ledighedsydelse',
  efterloen: 'efterløn',
}

const personalData: Readonly<Record<PersonalData, string>> = {
  cpr: 'et CPR-nummer',
  account: 'et kontonummer',
  card: 'et kortnummer',
  phone: 'et telefonnummer',
  email: 'en e-mailadresse',
  address: 'en adresse',
  identity: 'et ID-nummer',
}

export const danish: Texts = {
  greeting:
    'Hej! Jeg er Jobassistent, en digital assistent (AI) – ikke et menneske.\n\n' +
    'Spørg mig om det at være ledig: hvad du har ret til, hvad du skal, og hvornår. Jeg viser, hvor svaret kommer fra. Ved jeg det ikke, siger jeg det.',
  starters: [
    { label: 'Jeg er lige blevet fyret', text: 'Jeg er lige blevet fyret. Hvad gør jeg nu?' },
    { label: 'Hvornår får jeg dagpenge?', text: 'Hvornår får jeg mine dagpenge udbetalt?' },
    { label: 'Jeg har ingen a-kasse', text: 'Jeg er ikke i a-kasse. Kan jeg få kontanthjælp?' },
  ],
  hello: 'Hej! Hvad vil du gerne vide om at være ledig?',
  thanks: 'Selv tak. Skriv endelig igen, hvis der er mere.',
  goodbye: 'Farvel, og held og lykke. Du kan altid vende tilbage.',
  whatICanDo:
    'Jeg svarer på spørgsmål om at være ledig, fx:\n' +
    '- Hvad du skal gøre, når du mister dit job.\n' +
    '- Dagpenge, kontanthjælp og reglerne for dem.\n' +
    '- Ferie, sygdom, kurser og praktik, mens du er ledig.\n' +
    '- CV, ansøgning og jobsamtale.\n\n' +
    'Jeg citerer altid mine kilder. Jeg kan ikke se din sag og ikke afgøre noget i den. Vil du tale med et menneske, så sig det bare.',
  whoIAm:
    'Jeg er en digital assistent (AI), ikke et menneske. Mine svar kommer fra artikler, som bygger på loven, myndigheder og a-kasser, og jeg viser altid hvor. ' +
    'Jeg kan ikke se din sag. Samtalen bliver ikke en del af den, og du kan selv hente eller slette den i menuen.',
  howAreYou: 'Tak, fordi du spørger. Jeg er bare et program, men jeg er klar. Hvad vil du gerne vide?',
  feelings:
    'Jeg er et program og har ingen følelser, så jeg bliver hverken sur eller ked af det. Hvad vil du gerne vide?',
  anger:
    'Det er ærgerligt, at jeg ikke har hjulpet dig. Prøv at spørge igen med andre ord, eller tal med et menneske. Det er helt i orden at være vred.',

  outOfScope:
    'Det ved jeg ikke noget om. Jeg svarer kun på det at være ledig: dagpenge, kontanthjælp, jobsøgning, og hvad du har ret til og skal.',
  notThat: (questions) =>
    `${questions.map((question) => `»${asSentence(question)}«`).join(' og ')} har jeg ikke et sikkert svar på. Prøv at spørge om det for sig.`,
  partlyAnswered: 'Resten af det, du spørger om, har jeg ikke et sikkert svar på.',
  whichBenefit: 'Reglerne er forskellige, alt efter hvad du får. Hvad gælder det for dig?',
  forThoseOn: (benefit) => `Hvis du får ${benefits[benefit]}`,
  iGet: (benefit) => `Jeg får ${benefits[benefit]}`,
  onlyInDanish: '',
  unanswered:
    'Det har jeg ikke et sikkert svar på, og jeg gætter ikke.\n\n' +
    'Prøv én af de her:\n' +
    '- Spørg igen med andre ord, gerne kort.\n' +
    '- Skriv, om det gælder dagpenge, kontanthjælp eller noget tredje.\n' +
    '- Spørg din a-kasse eller kommunen.',
  failed: 'Undskyld, noget gik galt hos mig, så jeg kan ikke svare lige nu. Prøv igen om lidt.',

  offer: {
    offered: (waiting, minutes) =>
      `Du kan tale med en sagsbehandler her i chatten. ${waiting === 0 ? 'Der er ingen foran dig' : `Der er ${waiting} foran dig`}${
        minutes === undefined ? '.' : `, og ventetiden er cirka ${minutesInWords(minutes)}.`
      }\n\nFør du siger ja, kan du se og rette det, sagsbehandleren får at læse. Det bliver ikke en del af din sag.`,
    inLine: (position, minutes) =>
      [
        position === 1 ? 'Du er den næste i køen.' : `Du er nummer ${position} i køen.`,
        minutes === undefined ? '' : `Ventetiden er cirka ${minutesInWords(minutes)}.`,
      ]
        .filter(Boolean)
        .join(' '),
    nobodyYet: 'Der er ingen sagsbehandler ved chatten lige nu, så jeg kan ikke sige, hvornår der kommer en.',
    noted: 'Det har jeg gemt til sagsbehandleren.',
    left: 'Du er ude af køen. Jeg er her stadig, så spørg bare.',
    stays: 'Det er helt i orden. Så fortsætter vi her. Hvad vil du gerne vide?',
    unavailable: (why, because, opens) =>
      [
        {
          'outside-hours': 'Chatten med sagsbehandlere er lukket lige nu.',
          holiday: `Der er lukket i dag${because === undefined ? '' : ` (${because})`}, så ingen kan tage over her i chatten nu.`,
          'closing-day': `Der er lukket i dag${because ? ` (${because})` : ''}, så ingen kan tage over her i chatten nu.`,
          'nobody-present': 'Der er åbent, men ingen sagsbehandler er ved chatten lige nu.',
          'queue-full': 'Der er så mange i kø lige nu, at jeg ikke kan tage flere ind.',
        }[why],
        opens === undefined ? '' : `Chatten åbner igen ${opens}.`,
      ]
        .filter(Boolean)
        .join(' '),
    fillIn:
      'Skriv i felterne herunder, hvad det handler om, og hvordan vi kan få fat i dig. Telefonnummer og e-mail hører til dér: Her i selve chatten bliver de skjult.',
    taps: {
      accept: { label: 'Ja, stil mig i kø', text: 'Ja, stil mig i kø til en sagsbehandler' },
      decline: { label: 'Nej, bliv hos assistenten', text: 'Nej, jeg bliver hos assistenten' },
      leave: { label: 'Gå ud af køen', text: 'Jeg skal ikke bruge en sagsbehandler alligevel' },
      wait: { label: 'Vent alligevel', text: 'Stil mig i kø alligevel' },
      message: { label: 'Læg en besked', text: 'Jeg vil gerne skrive en besked til en sagsbehandler' },
      callback: { label: 'Bliv ringet op', text: 'Jeg vil gerne ringes op på et tidspunkt' },
    },
  },
  summary: {
    nothingAsked: 'Jeg vil gerne tale med en sagsbehandler.',
    asked: (questions) =>
      questions.length === 1
        ? `Mit spørgsmål: ${questions.join('')}`
        : `Mine spørgsmål:\n${questions.map((question) => `- ${question}`).join('\n')}`,
    shown: (titles) => `Assistenten har vist mig: ${titles.join(' · ')}`,
    targetGroup: (group) =>
      `Det handler om: ${Object.entries(benefits).find(([id]) => id === group)?.[1] ?? group}`,
    municipality: (name) => `Min kommune: ${name}`,
  },
  person: {
    joined: (name) => `${name} er her nu. ${name} er sagsbehandler og kan se det, du har delt.`,
    backInLine:
      'Sagsbehandleren har mistet forbindelsen. Du står forrest i køen, og det, I har skrevet, følger med.',
    passedOn: (to) =>
      to === undefined
        ? 'Sagsbehandleren giver dig videre til en kollega. Du står forrest i køen.'
        : `Sagsbehandleren giver dig videre til ${to}. Det, I har skrevet, følger med.`,
    closed: (name) => `${name} har afsluttet samtalen. Nu er det mig, assistenten, du skriver med igen.`,
    citizenClosed:
      'Du har afsluttet samtalen med sagsbehandleren. Nu er det mig, assistenten, du skriver med igen.',
    nobodyLeft:
      'Der er ikke længere nogen sagsbehandler ved chatten. Du beholder din plads i køen, men jeg ved ikke, hvornår der kommer en.',
    lineClosed: 'Chatten med sagsbehandlere er lukket nu, og de nåede desværre ikke til dig.',
    gaveUp:
      'Du var væk længe, så jeg har taget dig ud af køen. Sig til, hvis du stadig vil tale med et menneske.',
    messageLeft:
      'Din besked er sendt. En medarbejder læser den og vender tilbage til dig på den måde, du har valgt.',
    callBooked: (when) => `Du bliver ringet op ${when}.`,
    rate: 'Hvordan var det at tale med sagsbehandleren? Dit svar bliver brugt til at gøre chatten bedre.',
    rated: 'Tak for dit svar.',
  },

  reachAPerson: (municipality) => `Du kan også finde et menneske her:\n${whereToAsk(municipality)}`,
  ownCase: (municipality) =>
    `Jeg kan ikke se din sag, så det skal en medarbejder svare på. Her kan du spørge:\n${whereToAsk(municipality)}\n\n` +
    'Jeg kan godt fortælle dig, hvad reglerne er for alle. Spørg bare.',
  ruleForEveryone: 'Jeg kan ikke se din sag. Sådan er reglen for alle:',
  askAboutYourCase: (municipality) =>
    `Om det passer på dig, skal en medarbejder se på. Jeg kan ikke afgøre noget eller regne på dine tal. Her kan du spørge:\n${whereToAsk(municipality)}`,

  crisis: {
    emergency:
      'Ring 112 nu. De siger, hvad du skal gøre, til hjælpen kommer.\n\n' +
      '- Trækker personen ikke vejret, så begynd hjertemassage. 112 hjælper dig i telefonen.\n' +
      '- Har nogen taget noget giftigt eller for mange piller og er vågen, så ring til Giftlinjen på 82 12 12 12, døgnet rundt.\n' +
      '- Er der ikke fare for livet, så ring til din egen læge eller lægevagten.\n\n' +
      'Alt det om job og penge kan vente.',
    suicide:
      'Det lyder, som om du har det rigtig svært. Du skal ikke være alene med det.\n\n' +
      '- Er du i fare lige nu, så ring 112.\n' +
      '- Ring til Livslinien på 70 201 201. De er der for dig, når tanker om selvmord fylder. Kommer du ikke igennem, så prøv igen.\n' +
      '- Ring til lægevagten, hvis du har brug for en læge nu.\n\n' +
      'Er der en, du stoler på, så ring til den person nu. Alt det om job og penge kan vente.',
    violence:
      'Ingen må slå eller true dig. Du kan få hjælp nu.\n\n' +
      '- Er du i fare lige nu, så ring 112.\n' +
      '- Ring til Lev Uden Vold på 1888, døgnet rundt. Det er gratis, og du kan være anonym.\n' +
      '- Er du under 18, så ring til BørneTelefonen på 116 111, døgnet rundt.\n\n' +
      'De kan også hjælpe dig til et krisecenter.',
    homeless:
      'Det er alvorligt ikke at have et sted at sove. Du kan få hjælp i dag.\n\n' +
      '- Ring til kommunen nu, og sig, at du ikke har et sted at sove i nat. Om aftenen og i weekenden ringer du til kommunens sociale døgnvagt.\n' +
      '- Du kan også selv gå til et herberg.\n' +
      '- Er du på flugt fra vold, så ring til Lev Uden Vold på 1888.\n' +
      '- Er du i fare, så ring 112.',
    hungry:
      'Det er hårdt ikke at have penge til mad. Spørg om hjælp i dag.\n\n' +
      '- Ring til kommunen nu, og sig, at du ikke har penge til mad. Om aftenen og i weekenden ringer du til kommunens sociale døgnvagt.\n' +
      '- En varmestue i nærheden kan ofte give et måltid.\n' +
      '- Mangler du medicin, så ring til din læge eller til lægevagten.\n' +
      '- Er du i fare, så ring 112.',
  },
  ifItIsHard:
    'Har du det svært lige nu, så tal med nogen: Livslinien 70 201 201, Lev Uden Vold 1888. Mangler du mad eller et sted at sove, så ring til kommunen. Er du i fare, så ring 112.',

  masked: (kinds) =>
    `Jeg har skjult ${listed(
      kinds.map((kind) => personalData[kind]),
      'og',
    )} i din besked, så det hverken bliver gemt eller sendt videre. Jeg har ikke brug for personlige oplysninger for at svare.`,
  inviteAQuestion: 'Hvad vil du gerne vide? Skriv dit spørgsmål uden personlige oplysninger, så svarer jeg.',
  noOrders:
    'Det kan jeg ikke hjælpe med. Jeg svarer på spørgsmål om at være ledig, fx dagpenge, kontanthjælp og jobsøgning. Hvad vil du gerne vide?',
  noCheating:
    'Det hjælper jeg ikke med, for du har pligt til at oplyse alt, der har betydning for dine penge, men jeg forklarer gerne, hvad reglerne er, og hvordan du får rettet noget.',
  dutyToInform: { label: 'Hvad skal jeg oplyse?', text: 'Hvad skal jeg oplyse til kommunen eller a-kassen?' },

  talkToAPerson: { label: 'Tal med et menneske', text: 'Jeg vil gerne tale med et menneske' },
}
