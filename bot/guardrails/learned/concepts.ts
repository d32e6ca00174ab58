/*
 * Words that mean much the same where danger is talked about, orders are given or a case is asked about, in Danish, English, Norwegian and
 * Swedish. A model that has seen one of them in company has an idea of the others. A star stands for any ending.
 */
const words: Readonly<Record<string, string>> = {
  me: "jeg mig min mit mine selv i me my myself mine im i'm i've i'll jag mitt mina själv",
  you: 'du dig din dit dine jer jeres you your yours u',
  us: 'vi os vores we us our vår våra oss',
  close:
    'mand manden mands kone konen kæreste kæresten samlever* eks eksmand eksmands ekskæreste ekskone ægtefælle partner* husband* wife* boyfriend* girlfriend* ex bf gf fiance* sambo* pojkvän flickvän',
  family:
    'far fars faren mor mors moren bror søster stedfar stedmor forældre* onkel tante fætter kusine bedste* morfar farfar mormor farmor familie* dad father* mom mum mother* brother* sister* uncle* aunt* parent* family stepdad stepfather pappa mamma svigerfar svigermor bonusfar',
  child:
    'barn barnet børn børnene søn sønnen datter datteren baby* babyen spædbarn* unger* nevø niece teenage* drengen pigen son daughter* child* kid kids toddler* newborn* infant* lille',
  other:
    'ven venner veninde* kammerat* nabo* kollega* roomie bofælle* logerende friend* neighbour* neighbor* roommate* flatmate* colleague* coworker* mate nogen en person somebody someone',
  he: 'han ham hans hun hende hendes de dem he him his she her they them hon honom',
  boss: 'chef* leder* arbejdsgiver* boss* employer* manager* sagsbehandler* caseworker*',
  die: 'dø dør døde død døden dødt døende die dies dying dead death deaths ded døs dræb* dræbe ihjel myrde* kill* livløs lig liget begrav* afdød* gravsten',
  suicide: 'selvmord* suicid* selvskad* sucid* overdosis* overdos* aflive* afskedsbrev* farvelbrev*',
  live: 'leve lever levet levende liv livet life live living alive lives eksistere* eksister* exist* existing verden world jorden',
  means:
    'piller pillerne piller* pilleglas tabletter* panodil* panodiler sovepill* sovetablet* pills pill tablets reb rebet rope bro broen bridge tog toget togskinn* skinner* train trains tag taget roof altan* balcony vindue* window gevær* riffel* pistol* gun rifle barberblad* razor* kniv* knife pulsåre* håndled* wrist* havnen havn',
  jump: 'hoppe hopper hop springe springer kaste kaster jump* throw hænge hænger hang* skyde skyder shoot* drukne* drown* skære skærer skåret cut cuts cutting cutte*',
  despair:
    'håb håbet håbløs* hope hopeless* udvej meningsløs* mening meaning pointless point pointen værdiløs* worthless opgivet fiasko byrde burden belastning ligegyldig* skam ensom* alone alene knust trøstesløs* tom mørke mørkt sorte dark orker magter gider overskud kræfter udmattet',
  gone: 'væk borte forsvinde* forsvandt gone disappear* farvel goodbye byebye afsked forlade* efterlade* slut slutter forbi overstået over ende slutte stop stoppe stopper ending end',
  without: 'uden without rid slippe foruden bedre better bedst lettede lettere nemmere easier',
  wake: 'vågne* vågner vågn* wake waking sove sover sleep* sovet sov overnat* slumre',
  hit: 'slår slog slå slået slag sparker sparket tæver tæv* tæsk* banker bankede mishandl* hits hit beat* beats beating slap* punch* kick* kicks slår* skubbe* skubber river ryster voldelig* vold volden violen* abus* overfald* kvæl* kværk* choke* choked strang* bider spytt*',
  threat:
    'truer truede truet trusler trussel trussel* true threat* dødstrus* hotar afpress* blackmail* forfølge* forfølg* stalk* chikane* følger follows tvinger tvunget tvang forces forced hævn*',
  afraid:
    'bange tør skræmt rædsel* rædsels* afraid scared frightened terrified fear angst* frygt* rädd redd utryg* unsafe',
  locked:
    'låst låser lås låse låst* indespær* spærret locked lock locks indelukket trapped fanget fangen pas passport nøgle nøgler key keys gemt gemmer hiding hide hides flygt* fled flee* ran',
  sexual:
    'voldtag* voldtægt* raped rape rapes sex misbrug* rører molest* overgreb* touches prostitut* nøgenbilled* naked forgreb',
  hurt: 'mærker gul blå bruise* black eye øje ondt gør smerter smerte hurt* pain* pains bløder blod bleed* blood brækket broken hævet swollen læbe såret skadet skade skader wound*',
  place:
    'sted steder tag hjem hjemme bolig lejlighed* værelse* seng senge home place places house apartment flat room roof bed husly shelter* herberg* forsorgshjem* sofa* natvarmestue krisecenter* nødherberg',
  outside:
    'gaden gade bil bilen telt opgang* park parken bænk* bro kælder* station* banegård* trappe* udenfor outside street* car tent bench rough kulden kold fryser freezing cold container skur fortovet lufthavn*',
  out: 'ud ude smidt smed smider sat kastet kicked thrown threw evicted evict* udsat udsætt* fogeden foged kick hjemløs* homeless husvild boligløs jemløs hemlös',
  tonight:
    'nat aften tonight now nu today dag aftes straks natten midnat lige right morgen tomorrow snart soon weekend* lørdag mandag akut omgående',
  no: "ikke ik ikk ingen intet ingenting aldrig uden mangler no not none nothing never nowhere without don't dont can't cant cannot won't wont isn't haven't havent inga ikkje hverken umulig* unable",
  food: 'mad maden spise spist spiser brød mælk* modermælk* grød aftensmad morgenmad madpakke* måltid* køleskab* food eat* eaten meal* milk formula groceries bread fridge hunger* hungry sulten sultne sulter starv* bleer diaper* ris havregryn pasta frugt madvarer',
  medicine: 'medicin* medicine* medication* insulin* apotek* pharmacy',
  money: 'penge pengene råd kroner kr money konto kontoen betale pay afford* pengar penger mønt øre saldo',
  collapse:
    'faldet faldt falder om segnet besvim* besvimet bevidstløs* bevistløs* unconscious* faint* fainted collaps* kramper krampe* anfald* seizure* kvalt choking reagerer responding responsive svarer trækker vejret luft breath* ånde* blå lammet stroke hjerteanfald* hjertestop* brystet bryst* chest heart hjerte* ambulance* 112 slap sløv limp forgift* poison* slugt swallow* drukket forbrænd* brand brænder ild fire',
  body: 'brystet bryst chest arm armen arms ansigt* face halsen hals throat neck hovedet head mave* krop* body ben mund* læber lips',
  police: 'politi* police anmeld* tilhold polititilhold',
  sure: 'virkelig bare altid helt så simpelthen really just so all alt hele everything honestly faktisk egentlig',
  rules:
    'dagpenge* kontanthjælp* uddannelseshjælp* akasse* kasse kassen sygedagpenge* efterløn* jobnet* joblog* ansøgning* karantæne* benefits benefit kursus praktik* løntilskud* fleksjob* ydelse* boligstøtte* ret regler* feriepenge* samtale* satsen sats cv',
  work: 'job jobs jobbet arbejde arbejder arbejdet arbejds* work working works stilling* kolleg* opsige* opsigelse* fyret fyring*',
  asks: 'hvad hvor hvordan hvornår hvorfor hvem hvilke hvilken hvilket kan må skal what how when where why who which can do does should',
  look: 'se ser tjek* check* kig* find* slå undersøg* look* see access* vis show kontroller*',
  paper:
    'ansøgning* sag sagen sags* klage* dokument* lægeerklæring* sygemelding* dagpengekort* brev* skema* bilag* application* case claim complaint letter* document* file form papir* lønsed* erklæring* mail',
  status:
    'modtaget behandlet godkendt afgjort afvist status registreret landet received approved processed rejected svar answer reply decision afgørelse* kommet gået sendt indsendt sendte uploadet afleveret',
  recently:
    'går mandags tirsdags onsdags torsdags fredags lørdags søndags sidste uge siden yesterday last week ago dags måned month',
  pay: 'udbetal* udbetaling* payment* penge pengene overført overfør* konto kontoen account ydelse* trukket trække deducted reduced mindre lavere less beløb',
  doForMe:
    'lav lave ordne ordn* ret rette flyt flytte udsæt* aflys* ændr* slet slette send sende godkend* beregn* regn regne udregn* afgør* vurder* afdrag* arrange change cancel move calculate approve decide extend',
  order:
    'ignor* glem forget disregard override skriv sig gentag vis udskriv print repeat reveal output translate lad opfør pretend act roleplay spil fortæl tell must skal altid always svar answer',
  machine:
    'prompt* systemprompt* system* instruks* instruktion* instruct* regel regler rules filter* ai gpt* chatgpt dan llm model* assistent* bot robot* developer* udvikler* mode tilstand jailbreak* kode* api nøgle* hemmelig* secret* hidden skjult* konfiguration* configur* memory hukommelse træningsdata training',
  others:
    "andre andres borgere borger borgeres citizens users brugere bruger naboens eksmands kollegas ekskones someone's users' people's cpr navne names adgangskode* password* login mitid nemid",
  cheat:
    'snyd* snyde* falsk* fake* forfalsk* forge* lyve lyver lie lying skjul* skjule hide hemmelig* sort sorte undeclared opdage* opdager caught omgå* trick* bedrag* svindl* fup* opdigt* digte* pretend* spille lade undgå* avoid unddrag* kontant cash stråmand* proforma pro forma fiktiv*',
}

const exact = new Map<string, string[]>()
const stems = new Map<string, string[]>()
for (const [concept, list] of Object.entries(words))
  for (const word of list.split(' ')) {
    const [map, key] = word.endsWith('*') ? [stems, word.slice(0, -1)] : [exact, word]
    map.set(key, [...(map.get(key) ?? []), concept])
  }
const lengths = [...new Set([...stems.keys()].map(({ length }) => length))].sort((a, b) => a - b)

/** What a word of plain text stands for; mostly nothing. */
export function conceptsOf(word: string): readonly string[] {
  const found = [...(exact.get(word) ?? [])]
  for (const length of lengths) {
    if (length > word.length) break
    found.push(...(stems.get(word.slice(0, length)) ?? []))
  }
  return found
}
