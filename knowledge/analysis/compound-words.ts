/** Simple words that Danish compounds of working life and everyday life are made of. What is in here is not split any further. */
export const simpleWords: readonly string[] = `
adgang adresse afgift afgørelse afslag afslutning aftale aftalt aften aktiv aktivering aktør alder alene almen alvor amt andel angst anke anmeldelse anmodning
annonce anonym ansvar ansættelse ansøger ansøgning antal apotek april arbejde arbejd arbejder arbejdsgiver arbejdsløs arbejdsløshed arbejdsmarked arm art arv atten attest august autorisation avis
bade bager bane bank barn barsel basis bede begyndelse behandling behov bekræftelse belastning beløb beregning beskatning besked beskrivelse beskæftigelse besøg betaling betingelse bevilling bevis
bibliotek bidrag bil bilag billede billet blanket blod bo bog bolig bonus booking borger bosted brand brev bror brud bruger brutto bruttoløn bud bus butik by bygge byrde bytte børn
center chat chauffør chef computer cykel
dag dagpenge dame dansk data dato deling deltid deltager digital dimittend direktør disciplin dokument dokumentation dom drift dyr død døgn dør
effekt efterløn ejendom ejer elev enhed enlig erhverv erklæring erfaring erstatning evne
fabrik fag familie far fart fast ferie fester figur film firma flekstid fleks flygtning flytte folk folkeskole fond forbrug forbund fordeling forening forhold forhandling forlængelse forløb formue forretning
forsikring forskel forskud forslag forsøg forsørgelse forsørger fradrag fravær fremmøde fri frihed frist fritid fuld fuldmagt fuldtid fund funktion fyring født fødsel føre først
gade gang garanti gave gebyr gift gode grad grund grundlag gruppe græs grænse gymnasium gæld
hal halv handel handling handicap have helbred hele hensyn herberg hjem hjemme hjælp hold holde hoved hund hus husleje husstand hverdag hvile højskole hånd håndværker
indkaldelse indkomst indsats indsigt indtægt industri info ingeniør integration invalide
januar job jobnet jord jul juli juni jura
kaffe kammer kamp kampagne kapital karantæne karens karriere kasse kilde klage klasse klinik klub kode kollega kommune kone kompetence konkurrence konkurs konsulent kontakt kontant kontanthjælp konto kontor kontrakt kontrol
kort krav kredit krise kultur kunde kurs kursus kvarter kvinde kvittering køb køkken køre kørsel køn
lager land leder ledelse ledig ledighed lege leje lejlighed liste liv livs lokal lov loft lukke lyn lys læge lån lærer lærling læse løft løn løbe lørdag
mad maj man mand mark marked marts maskine masse medarbejder medicin medlem medlemskab melding mentor middag milliard million minut mobil mode moder mor morgen motor museum musik mål måned måltid målgruppe møde mønster
nabo nat natur navn nemkonto net netværk niveau nord nummer nyhed nytte nød
offer okt ombud område omsorg opgave ophold opholds oplysning opsigelse opsparing optjening ord orden ordning organisation orlov overenskomst
papir par part partner pas pasning pause penge pension periode person personale plads plan pleje pligt politi politik port portal post postkasse praktik pris prisloft privat problem procent produktion profil program projekt præmie prøve psykiater psykolog pulje punkt pædagog
race radio ramme rapport rate redskab reform refusion regel regering register registrering regning regnskab rejse rengøring rente repræsentant ressource ret rettighed revision risiko rolle rum råd rådgiver rådgivning rådighed række
sag salg samarbejde samfund samliv samling samtale samtykke sammen sanktion sats screening sektor selskab selvbetjening selvstændig senior seng service sikkerhed side sigtelse situation skade skat skema skift skilsmisse skole skrift skyld smerte social sommer sort spild spil sport sprog spørgsmål stat station status sted stemme stilling stop straf stress strøm studie studerende stue stund støtte styrelse styring støj sum sundhed svar svend syg syge sygdom sygehus sygemelding sygedag system søg søge søgning søn søster
tab tabel tale tand tavle taxa team teater teknik telefon tema terapi test tid tidlig tilbud tillid tilladelse tillæg tilmelding tilskud time ting tjek tjeneste tog tolk told total trafik transport trappe tro tryghed træning træk tur tv tvang type tæller
udbetaling uddannelse udgift udland udlændinge udløb udtalelse udvalg udvikling uge ulykke undervisning undersøgelse undtagelse ung unge ungdom universitet ur 
vagt valg vand vare varsel varsling vaske vej vejleder vejledning ven vennetjeneste verden vikar vilkår vin vinter virke virksomhed visitation visum vold voksen vurdering vær værdi værge værktøj værelse værk vækst værn
weekend ydelse yder ægtefælle ældre ændring økonomi øve øvelse årgang år årsag åbning
abe allergi appelsin avocado baby bad banan basket bib bibel blomst bluse brød bryllup budget bukser båd cirkus citron cola dans digt dommer drage drink dæk fest fisk flaske fly fodbold
film frisør frokost frugt fugl fødselsdag garage glas gryde guitar gulerod hav have hest himmel hospital hotel hovedpine hue håndbold hår is jakke juice kage kamera kartoffel kat kedel kirke kjole klaver
kok koncert konge kop kylling kål kød lampe lego legetøj luft læbe løg løve mager matematik melodi mælk måne nudler olie oksekød opskrift ost ovn pande pandekage pasta pizza planet plante pude rejse restaurant ris rose
rødvin saft salat salt sang sauce sejl serie ski sko skov skræl smykke smør sne sodavand sol sommerhus spejl spiser sten stjerne storm strand strik sukker suppe svin sø søvn tandpasta te tegning telt tomat
trompet trøje tyr udhus valuta vejr vin vind vinter violin vits wifi yoga zoo æble æg øl
`
  .trim()
  .split(/\s+/)

/**
 * Compounds that are not a kind of what they end on, and so must not be found by it as readily: sick pay is not unemployment benefit,
 * and wage subsidy is not pay.
 */
export const opaqueCompounds: readonly string[] = [
  'sygedagpenge', 'barselsdagpenge', 'feriedagpenge', 'feriepenge', 'barselspenge', 'sygepenge', 'lommepenge', 'løntilskud', 'efterløn',
  'fleksydelse', 'boligydelse', 'seniorjob', 'fleksjob', 'fritidsjob', 'fagforening', 'bistandshjælp', 'udlandet', 'kontanthjælp',
  'ledighedsydelse', 'børnetilskud', 'boligtilskud', 'uddannelseshjælp', 'danskprøve',
] // prettier-ignore
