import type { QuickReplyChange } from '../../widget/protocol/desk.js'

type Texts = Readonly<Record<string, string>>

const danish: Texts = {
  hej: 'Hej {navn}, jeg hedder {mig} og er sagsbehandler. Jeg har læst det, du har delt, og vil gerne hjælpe dig.',
  øjeblik: 'Et øjeblik, så undersøger jeg det. Jeg skriver til dig her om lidt.',
  uddyb:
    'Fortæl gerne lidt mere, {navn}: Hvad er der sket, hvornår, og hvad vil du gerne have hjælp til? Du skal ikke skrive CPR-nummer eller andet personligt.',
  personligt:
    'Skriv ikke CPR-nummer, kontonummer eller noget om dit helbred her i chatten. Jeg kan godt hjælpe dig uden. Skal {kommune} kende det, så send det i Digital Post.',
  'digital-post':
    'Send dine papirer i Digital Post: Log ind med MitID på borger.dk, åbn Digital Post, skriv en ny besked til {kommune}, og vedhæft papirerne. Så er de sendt sikkert, og du kan altid finde dem igen.',
  'a-kasse':
    'Det er din a-kasse, der afgør din ret til dagpenge og udbetaler dem, så den kan svare dig præcist. Ring eller skriv fra a-kassens hjemmeside. Har du en frist, så gør det i dag.',
  jobnet:
    'Driller Jobnet, så ring til Jobnets support på 70 15 20 30. Har du en frist i dag, så tag et skærmbillede af fejlen, og sig det også til a-kassen eller kommunen med det samme.',
  'din-sag':
    'Her i chatten kan jeg ikke se din sag eller afgøre noget i den. Jeg kan fortælle dig, hvad reglerne er for alle, og hvem der kan svare på lige præcis din sag.',
  klage:
    'Er du uenig i en afgørelse, kan du klage. I afgørelsen står det, hvor du skal sende klagen hen, og hvad fristen er. Sig til, hvis vi skal se på fristen sammen.',
  videre:
    'Jeg giver dig videre til en kollega, der ved mere om det her. Det, vi to har skrevet, følger med, så du skal ikke forklare det hele igen.',
  'er-du-der':
    'Er du der stadig, {navn}? Tag dig god tid. Hører jeg ikke fra dig, afslutter jeg samtalen om lidt, og så er du altid velkommen igen.',
  mere: 'Er der mere, jeg kan hjælpe dig med, {navn}?',
  farvel: 'Tak for snakken, {navn}. Skriv endelig igen, hvis der er mere. Mange hilsner fra {mig}',
}

const english: Texts = {
  hello:
    'Hi {name}, my name is {me} and I am a caseworker. I have read what you shared, and I would like to help you.',
  moment: 'One moment, please, while I look into it. I will write to you here shortly.',
  'tell-more':
    'Please tell me a little more, {name}: What has happened, when, and what would you like help with? You do not have to write your CPR number or anything else personal.',
  personal:
    'Please do not write your CPR number, account number or anything about your health here in the chat. I can help you without it. If {municipality} needs to know, send it in Digital Post.',
  'digital-post':
    'Send your papers in Digital Post (your public mailbox): Log in with MitID on borger.dk, open Digital Post, write a new message to {municipality}, and attach the papers. Then they are sent safely, and you can always find them again.',
  'a-kasse':
    'Your a-kasse (unemployment insurance fund) decides about dagpenge (unemployment benefit) and pays it, so it can give you an exact answer. Call or write from its website. If you have a deadline, do it today.',
  jobnet:
    'If Jobnet gives you trouble, call Jobnet support on 70 15 20 30. If you have a deadline today, take a screenshot of the error, and tell your a-kasse or the municipality straight away as well.',
  'your-case':
    'Here in the chat I cannot see your case or decide anything in it. I can tell you what the rules are for everyone, and who can answer about your own case.',
  complain:
    'If you disagree with a decision, you can complain. The decision says where to send your complaint, and what the deadline is. Tell me if you would like us to look at the deadline together.',
  'passing-on':
    'I am passing you on to a colleague who knows more about this. What the two of us have written goes along, so you do not have to explain it all again.',
  'still-there':
    'Are you still there, {name}? Take your time. If I do not hear from you, I will end the conversation shortly, and you are always welcome back.',
  more: 'Is there anything else I can help you with, {name}?',
  goodbye: 'Thank you for the chat, {name}. Do write again if there is more. Best wishes from {me}',
}

const inLanguage = (language: QuickReplyChange['language'], texts: Texts): QuickReplyChange[] =>
  Object.entries(texts).map(([key, text]) => ({ key, language, text, shared: true }))

/** What everybody can use from the first day; leaders change it as they like. */
export const sharedReplies: readonly QuickReplyChange[] = [
  ...inLanguage('da', danish),
  ...inLanguage('en', english),
]
