import type { Language } from './language.js'

/** How people write small words in a hurry or as they say them, in Danish also as Swedes and Norwegians do, and what they mean. A phrase is written with spaces. */
const spellings: Readonly<Record<Language, string>> = {
  da: `
    møj:meget møjt:meget klae:klage klaer:klager va:hvad hva:hvad vad:hvad hvd:hvad vem:hvem hvm:hvem vornår:hvornår hvorn:hvornår vornaar:hvornår hvonår:hvornår hornår:hvornår vordan:hvordan hvodan:hvordan hvordn:hvordan
    vorfor:hvorfor hvofor:hvorfor vilken:hvilken vilke:hvilke vorlænge:hvor_længe hvorlænge:hvor_længe vormange:hvor_mange hvormange:hvor_mange hvormeget:hvor_meget vormeget:hvor_meget hvo:hvor vor:hvor
    hvorlang:hvor_lang hvortit:hvor_tit ik:ikke ikk:ikke ike:ikke ku:kunne sku:skulle ska:skal skl:skal ka:kan kna:kan e:er æ:er ha:have ve:ved osse:også oss:også osv:og_så_videre
    noed:noget nåd:noget noge:noget nån:nogen nåen:nogen bli:blive blir:bliver gi:give gir:giver ta:tage tar:tager si:sige sir:siger jaj:jeg jej:jeg jg:jeg mæ:med mej:mig maj:mig dej:dig di:de
    mdr:måned md:måned mnd:måned måneda:måneder ugr:uger arb:arbejde arbejd:arbejde udd:uddannelse uddanelse:uddannelse tlf:telefon pga:på_grund_af ang:angående vdr:angående fx:for_eksempel feks:for_eksempel
    dp:dagpenge kth:kontanthjælp kontanthj:kontanthjælp  akas:a-kasse jc:jobcenter sagsb:sagsbehandler
    jag:jeg är:er och:og inte:ikke mycket:meget hur:hvor från:fra måste:skal göra:gøre gör:gør när:hvornår vad:hvad varför:hvorfor många:mange blivit:blevet mitt:mit mina:mine dina:dine för:for att:at utan:uden innan:før
    arbetslös:arbejdsløs arbetslöshet:arbejdsløshed a-kassan:a-kassen a-kassa:a-kasse akassan:a-kassen uppsagd:opsagt uppsägning:opsigelse jobb:job arbete:arbejde arbetsgivare:arbejdsgiver söka:søge söker:søger ansöka:ansøge
    ansökan:ansøgning pengar:penge pengarna:pengene sjuk:syg sjukskriven:sygemeldt utbildning:uddannelse länge:længe anmäla:tilmelde
    å:at noen:nogen noe:noget etter:efter uten:uden arbeidsledig:arbejdsløs dagpenger:dagpenge sosialhjelp:kontanthjælp søke:søge søker:søger søknad:ansøgning arbeid:arbejde arbeidsgiver:arbejdsgiver sykmeldt:sygemeldt
    syk:syg permisjon:orlov oppsagt:opsagt oppsigelse:opsigelse penger:penge mye:meget blitt:blevet lenge:længe jobben:jobbet utdanning:uddannelse
    sgu: bro: brormand: wallah: lol: haha: hæ: øhm: lissom: ligesom: pliz: plz: mon: altsaa:
  `,
  en: `
    hav:have haf:have aply:apply aplly:apply shud:should tel:tell untill:until wer:where thesys:thesis wat:what wht:what whats:what_is wen:when whn:when wher:where wich:which hw:how howmuch:how_much howlong:how_long shuld:should shoud:should shld:should cud:could wud:would
    u:you ur:your r:are im:i_am ive:i_have dont:do_not doesnt:does_not didnt:did_not cant:can_not wont:will_not isnt:is_not havent:have_not gonna:going_to wanna:want_to gotta:have_to
    pls: plz: befor:before bcz:because cuz:because bc:because thier:their recieve:receive alot:a_lot abt:about rn:now tmrw:tomorrow pr:per gov:government
    kinda: somethin:something nothin:nothing anymor:anymore thx: ppl:people yrs:years mths:months hrs:hours
  `,
}

const tableOf = (list: string): ReadonlyMap<string, string> =>
  new Map(
    list
      .trim()
      .split(/\s+/)
      .map((pair) => {
        const [said = '', meant = ''] = pair.split(':')
        return [said, meant.replaceAll('_', ' ')]
      }),
  )
const tables: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  da: tableOf(spellings.da),
  en: tableOf(spellings.en),
}

const word = /\p{L}[\p{L}\p{M}'-]*/gu

/** A question with its small words as they are spelt in books: "va sker der hvis man ik …" → "hvad sker der hvis man ikke …". */
export const standardSpelling = (question: string, language: Language): string =>
  question.replace(word, (said) => tables[language].get(said.toLowerCase()) ?? said)
