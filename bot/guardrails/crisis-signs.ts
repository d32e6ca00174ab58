/*
 * What people in need say, as patterns over plainDanish(). `sure` signs count wherever they stand; `perhaps` signs are also said by people
 * who ask about rules ("jeg er hjemløs, kan jeg få kontanthjælp?") and count only where that is not what they do.
 */
export type Signs = { readonly sure: readonly RegExp[]; readonly perhaps: readonly RegExp[] }

const anymore = '(?: (?:mere|længere|nu|længe|så|sådan her|sådan))*'
const pattern = (source: string) => new RegExp(source)

export const suicide: Signs = {
  sure: [
    /\bselvmord|\bsuicide|\bselvskade|\bdødstanker\b|\bafskedsbrev|\blivslinien\b/,
    /\b(?:tage|tager|taget|tog) (?:mit|eget|mit eget|sit eget|sit) liv\b|\b(?:tage|tager|taget) livet (?:fra|af) (?:mig|sig|os)\b|\btage (?:mig|sig) af dage\b/,
    /\b(?:gøre|gør|sætte) (?:en )?(?:ende|punktum|stop) (?:på|for) (?:det|det hele|mit liv|livet|mig selv|alt|det i aften)(?= nu| i | $|$| hele)|\b(?:afslutte|slutte) (?:mit liv|det hele|livet|mig selv)\b|\b(?:ønsker|vil)(?: \w+){0,3} det hele (?:var|er|skal|slutter|stopper)/,
    /\b(?:vil|vil gerne|gerne|bare|helst|ønsker|ønsker at|ønsker om at|lyst til at|klar til at|parat til at|drømmer om at|tænker på at|kunne) (?:gerne |bare |helst |hellere )?dø\b|\bhåber(?: at)? jeg(?: \w+)? dør\b/,
    /\b(?:ønske|ønsker|gid)(?: \w+){0,2} jeg (?:bare )?(?:var|er|havde været) (?:død|væk)\b|\bhvis jeg (?:bare )?var død\b|\b(?:bedre|hellere(?: være)?|lige så godt(?: være)?) død\b|\baldrig (?:var )?(?:blevet )?født\b|\btænker(?: \w+){0,3} på (?:døden|at forsvinde)\b/,
    /\b(?:håber|vil|ønsker|gid|sove)(?: \w+){0,4} (?:ikke|aldrig)(?: \w+){0,2} (?:vågne|vågner)\b|\bsove for evigt\b|\b(?:ikke|aldrig) vågner? op (?:igen|mere)\b/,
    pattern(
      `\\b(?:vil|gider|orker|magter|ønsker|kan|lyst)(?: \\w+)? ikke(?: bare| mere| længere)?(?: til)?(?: at)? (?:leve|at leve|eksistere|være til|være i live)(?: (?:mere|længere|sådan|nu|i denne|med|videre)|$)|\\b(?:vil|gider|orker|ønsker) (?:\\w+ )?ikke (?:at )?være her(?:${anymore})$|\\b(?:vil|gider|orker|ønsker) (?:\\w+ )?ikke (?:at )?være her (?:mere|længere)\\b(?! (?:i|på|hos))|\\bikke (?:\\w+ )?lyst til at (?:være|leve)\\b`,
    ),
    /\b(?:orker|magter|gider|kan) ikke (?:mit )?liv(?:et)?\b|\bvil ikke leve\b|\b(?:orker|magter|gider|ønsker) ikke (?:at )?leve\b/,
    /\b(?:ingen|ikke|mistet|mister|uden)(?: \w+){0,2} (?:lyst(?:en)? til (?:at leve|livet)|livslyst\w*|livsgnist\w*|livsmod\w*|modet på livet)/,
    /\b(?:ingen|intet|ikke|ingenting|hvad)(?: \w+){0,3} (?:at leve for|grund til at leve)\b|\blivet (?:er|føles|virker) (?:\w+ )?(?:ikke værd|meningsløst|uden mening|ubærligt|uudholdeligt|håbløst|slut|forbi|ligegyldigt)|\blivet (?:giver|har) (?:ikke|ingen) (?:\w+ )?mening\b|\b(?:ingen|nogen|ikke|intet)(?: \w+){0,2} (?:mening(?:en)? (?:med|i)) (?:livet|at leve|mit liv|det hele|noget|nogen)\b/,
    /\btræt af (?:livet|at leve|at være til|mit liv)\b|\blivstræt\b|\blivsled|\bfærdig med livet\b/,
    /\bbedre(?: \w+){0,2} uden mig\b|\bbed(?:re|st)(?: \w+){0,3} (?:hvis|at) jeg (?:ikke (?:var|fandtes|eksisterede|levede)|forsvandt|var væk|døde)|\bingen (?:vil|ville|vil|kommer til at) savne? mig\b|\bville? (?:\w+ )?savne mig\b|\b(?:vil|vil gerne|lyst til at|ønsker at) (?:bare )?forsvinde\b(?! fra (?:jobnet|a|min|arbejds))|\bønske(?:r)?(?: \w+){0,2} jeg ikke (?:fandtes|eksisterede|var her|var til)/,
    /\b(?:hænge|hænger|skyde|drukne|brænde) mig(?: selv)?\b|\b(?:hoppe|hopper|springe|springer|kaste mig|kaster mig)(?: \w+)? (?:foran|fra|ud fra|ud af|ud over|ind foran|ned fra) (?:\w+ )?(?:tog\w*|bro\w*|vindue\w*|altan\w*|tag\w*|metro\w*|bil\w*|lastbil\w*)|\boverdosis\b|\b(?:tage|tager|sluge|sluger|spise|taget|slugt|spist|tog)(?: \w+){0,2} (?:alle|for mange|en masse|mange|hele)(?: \w+){0,2} (?:piller\w*|tabletter\w*|pilleglas\w*|dem alle)\b|\bpiller\b.{0,40}\btage dem alle/,
    /\b(?:skære|skærer|cutter|cutte)(?: i)? mig(?: selv)?\b(?! (?:på|i) )|\bcutter\b|\b(?:skade|skader|skadet) mig selv\b|\bgør(?:e)? mig selv (?:noget|ondt|fortræd)|\bhvad jeg (?:kan finde på|gør) (?:mod|ved) mig selv\b|\bgøre noget ved mig selv\b/,
    /\b(?:mørke|sorte|onde|farlige) tanker\b|\btanker om (?:at dø|døden|ikke at være her|at forsvinde)\b|\bfarvel (?:verden|alle sammen|til alle|til livet)\b|\b(?:bange|bekymret) for (?:at )?(?:min|mit|mine|en) \w+ (?:\w+ )?(?:vil dø|dør|gør skade på sig)/,
    /\b(?:farvel|afskeds)brev|\b(?:skrevet|skriver) (?:\w+ )?breve? til (?:mine børn|min familie)\b|\b(?:sagt|sige|siger) (?:\w+ )?farvel til (?:mine|min|alle|dem|verden|livet)\b(?! (?:kolleg|chef|gamle|tidligere|job|arbejd))/,
    /\b(?:samlet|gemt|sparet|samler|købt)(?: \w+){0,3} piller\b|\bpiller(?: \w+){0,3} (?:klar|parat|sammen)\b|\b(?:står|sidder|stået)(?: \w+){0,3} (?:på (?:\w+ )?broen?|ved (?:\w+ )?(?:skinnerne|togskinnerne)|på taget|på altankanten)\b|\b(?:købt|fundet|binder) (?:et )?reb\b/,
    /\b(?:en|til) byrde for (?:alle|min|mine|dem|andre)\b|\b(?:er|føler mig) kun til (?:besvær|byrde)|\b(?:ved ikke|tvivler|ikke sikker)(?: \w+){0,3} (?:er|om jeg er|lever|oplever|kommer til at opleve) (?:her |i live )?(?:i morgen|til jul|næste uge)\b|\b(?:i morgen|næste uge|snart) er jeg (?:her )?(?:ikke (?:her|mere|længere)|væk|død)\b|\ber (?:jeg )?her ikke (?:i morgen|meget længere|mere)\b|\b(?:vil|ønsker)(?: \w+){0,3} (?:have )?(?:fred|ro) for altid\b|\borker ikke (?:en|endnu en) dag (?:mere|til)\b|\bhvad er meningen(?: med det hele| længere| mere)?$/,
    /\b(?:slå|slår|slog) (?:mig selv|sig selv|sig) ihjel\b|\b(?:gider|orker|vil|ønsker|aldrig|at) (?:\w+ )?(?:ikke |aldrig )(?:at )?vågne\b(?! (?:op )?(?:til tiden|i tide|før|kl|for sent))|\b(?:nemmere|lettere|bedre|bedst|rarere)(?: \w+){0,4} (?:hvis|uden at) jeg (?:ikke|var væk|var død|forsvandt)\b|\bhele (?:er )?ikke værd\b|\bmit liv er (?:\w+ )?(?:slut|forbi|ovre|intet værd|ikke noget værd|meningsløst|ingenting værd)\b|\bhvorfor (?:skal jeg |overhovedet )?leve\b$|\bpointen (?:med|i) at leve\b|\b(?:kører?|køre bilen) (?:\w+ )?(?:galt med vilje|ind i et træ|ud over)\b|\bhader (?:mit liv|at leve)\b|\bbesluttet (?:mig )?(?:for )?at (?:dø|det skal slutte)\b/,
    // English
    /\bend(?:ing)? (?:his|her|their) (?:own )?life\b|\b(?:end|ending) it (?:tonight|today|now|soon)\b|\b(?:lost|no) (?:the |my )?will to live\b|\bthoughts? of (?:dying|death|ending)|\bthinking (?:about|of) (?:dying|death)\b|\bunalive\b|\bkms\b|\bhate my life\b|\blife (?:isn't|is not) worth it\b|\b(?:easier|better)(?: \w+){0,4} if i (?:was|were|wasn't|weren't|died|disappeared)\b/,
    /\b(?:collected|saved|hoarded|bought)(?: \w+){0,2} pills\b|\b(?:suicide|goodbye|farewell) (?:note|letter)\b|\b(?:said|say|saying) goodbye to (?:my (?:kids|children|family)|everyone)\b|\ba burden (?:to|on) (?:my|everyone|them|others)\b|\bwon't be here (?:tomorrow|much longer|next week)\b|\b(?:want|make) (?:the|this) pain (?:to )?stop\b|\bon the bridge (?:now|tonight)\b/,
    /\bkill(?:ing)? (?:myself|himself|herself|themselves)\b|\bend(?:ing)? (?:it all|my life|my own life|my suffering)\b|\b(?:take|taking|took) (?:my|his|her|their) (?:own )?life\b/,
    /\b(?:want|wanna|wish|ready|rather|hope|wanted|going) (?:to |i could |i would |i )?(?:just )?(?:die|be dead|disappear|was dead|were dead|never been born|had never been born|not wake up|never wake up)\b|\bnot wake up (?:tomorrow|again|anymore)|\bnever wake up\b|\bsleep forever\b|\bwish i (?:was|were|would)(?: \w+)? (?:dead|not here|gone|not exist)/,
    /\b(?:don't|dont|do not|no longer)(?: \w+)? (?:want|wanna|wish|feel like|see (?:a|any|the) (?:point|reason)) ?(?:to|in|of)? ?(?:be here|live|living|be alive|being alive|exist|existing|wake up|go on|going on|life)\b/,
    /\b(?:no|any|see the|what's the|what is the) (?:point|reason|meaning) (?:in|of|to|for)? ?(?:live|living|go on|going on|life|be alive)\b|\bnothing (?:left )?to live for\b|\bbetter off (?:dead|without me)\b|\bbetter without me\b|\bno one would miss me\b|\bnobody would miss me\b/,
    /\bhurt(?:ing)? myself\b|\bself ?harm|\bcut(?:ting)? myself\b|\boverdose[d]?\b|\bjump(?:ing)? (?:off|in front|from)\b|\bhang(?:ing)? myself\b|\btired of (?:living|life|being alive|my life)(?! in\b)|\blife (?:is|isn't|feels|seems) (?:not worth|pointless|meaningless|worthless|over)|\bworth living\b/,
    /\b(?:can't|cant|cannot|can not) go on(?! (?:a|an|any|holiday|vacation|leave|maternity|paternity|sick|with|to|the|my|dagpenge|benefits?|trip)\b)/,
  ],
  perhaps: [
    pattern(
      `\\b(?:kan|orker|magter|gider)(?: \\w+){0,2} ikke(?: (?:mere|længere))+(?: (?:nu|lige nu|sådan her|det hele))?$|\\b(?:orker|magter) ikke mere nu\\b|\\b(?:kan|orker|magter) ikke mere (?:og|jeg|det hele|hjælp)\\b`,
    ),
    pattern(
      `\\b(?:holder|udholder|klarer) (?:det |jeg |snart |simpelthen ){0,2}ikke(?: det)?(?: ud)?(?: (?:mere|længere|nu))*$|\\bikke (?:\\w+ )?(?:holde|klare|udholde)(?: (?:det|mere|ud|her))*(?: (?:mere|længere|nu))*$|\\b(?:kan|orker) ikke klare mere$|\\bbryder (?:helt )?sammen(?: nu)?$`,
    ),
    /\b(?:ingen|ikke nogen|ikke en) (?:udvej|vej ud)\b|\b(?:ingen|intet|mistet|uden|ikke noget) (?:alt )?håb(?:et)?\b|\balt er (?:\w+ )?(?:håbløst|sort|meningsløst|ligegyldigt|slut)\b|\bjeg (?:har )?(?:opgivet|givet op|opgiver|giver op)(?: alt| helt| nu| det hele)*$/,
    /\bvil ikke mere$|\bser ingen fremtid\b|\bno future for me\b/,
    /\b(?:can't|cant|cannot)(?: \w+)? (?:do|take|bear|stand|handle) (?:this|it|that|life)(?: (?:anymore|any more|any longer|no more))*$|\b(?:no way out|lost all hope|no hope left|i give up on life|completely hopeless|feel hopeless)\b|\bcan't (?:cope|carry on)(?: anymore| any more)*$/,
  ],
}

const close =
  '(?:(?:min|mit|vores|hendes|hans|mine) (?:\\w+ )?(?:mand|kone|kæreste|ekskæreste|eks|ekskone|eksmand|far|mor|fader|moder|stedfar|stedmor|samlever|partner|søn|datter|bror|storebror|ægtefælle|svigerfar|forældre|fyr|roommate|onkel)|kæresten|manden|konen|eksen|han|hun|faren)'
const harm = '(?:smadre|slå|dræbe|skade|tæve|banke|kvæle|voldtage|myrde|skyde|stikke|brænde|ødelægge)'
const me =
  '(?:mig|os|børnene|ungerne|mine børn|vores børn|min (?:søn|datter|mor|lillebror|lillesøster|bror|søster)|ham|hende)'
const hits =
  '(?:slår|tæver|banker|sparker|kvæler|voldtager|truer|mishandler|misbruger|smadrer|overfalder|forfølger|stalker|gennembanker|skubber|river|tyranniserer|terroriserer)'
const hit =
  '(?:slog|slået|tævede|tævet|bankede|banket|sparkede|sparket|truede|truet|voldtog|voldtaget|kvalte|mishandlet|overfaldt|overfaldet)'
const notHitting =
  '(?! (?:\\w+ )?(?:op|til|græs\\w*|plæn\\w*|ned|fra|rekord\\w*|ud|ind|hul|fast|an|på|sammen|hen|bi|streg|mit|min|stillingen|job\\w*))'
const notUpOrDown =
  '(?! (?:\\w+ )?(?:op|til|ned|fra|ud|ind|fast|sammen|hen|i (?:kapløb|konkurrence|valg)\\w*|af (?:brættet|kurs)))'
const theirs =
  '(?:he|she|my (?:ex )?(?:\\w+ )?(?:husband|wife|boyfriend|girlfriend|partner|ex|father|mother|dad|mom|mum|son|brother|stepfather|roommate|spouse))'

export const violence: Signs = {
  sure: [
    pattern(`\\b${close}(?: \\w+){0,3} ${hits}(?: på)?(?: \\w+){0,2} ${me}\\b`),
    pattern(
      `\\b${close}(?: (?:og|han|hun|både|altid|tit|ofte|stadig))* (?:slår|tæver|banker|sparker)${notHitting}`,
    ),
    pattern(
      `\\btru(?:er|ede|et|er mig|er os) (?:\\w+ )?(?:med )?(?:at )?${harm}(?: \\w+)? ${me}\\b|\\b(?:vil|skal nok) ${harm} ${me}\\b`,
    ),
    /\b(?:han|hun|min \w+)(?: \w+){0,6} (?:rasende|amok|flippe\w*|voldsom|ude af sig selv|gal)\b.{0,80}\b(?:hævet|blå mærke\w*|blåt øje|gemmer mig|låst mig|brækk\w*|blød\w*|skammer mig|bange|ondt|sår)\b/,
    /\b(?:blå mærke\w*|blåt øje|hævet øje|øje\w*(?: \w+){0,2} hævet|brækket (?:næse|arm|ribben)|mærker på (?:halsen|armene|kroppen))\b.{0,60}\b(?:han|hun|min (?:mand|kone|kæreste|eks|far|samlever))\b|\b(?:han|hun|min (?:mand|kone|kæreste|eks|far|samlever))\b.{0,60}\b(?:blå mærke\w*|blåt øje|hævet øje|øje\w*(?: \w+){0,2} hævet)\b/,
    /\b(?:gemmer|gemt|skjuler|låst) mig (?:\w+ )?(?:for (?:min|ham|hende)|inde på (?:bade|toilet|vær)\w*)|\b(?:min (?:mand|kæreste|kone|far|samlever)|han|hun) (?:\w+ ){0,3}(?:lader mig ikke|tager min telefon|taget min telefon|taget mit pas|kaster (?:\w+ ){0,2}(?:efter|på) (?:mig|os)|nægter mig|kontrollerer alt|kontrollerer mig)|\bmå ikke (?:\w+ )?(?:gå ud|forlade (?:hjemmet|huset|lejligheden)) for min (?:mand|kone|kæreste)\b|\bhvis jeg (?:går|forlader|flytter)(?: \w+){0,3} (?:slår|dræber|gør|smadrer|finder) (?:han|hun)\b/,
    /(?<!\b(?:det|der|som|stress|stressen|tanken) )\b(?:slår|tæver|banker|sparker|kvæler|voldtager|overfalder) (?:mig|os|børnene|mine børn)\b(?! (?:ned|op|løs|igennem|fast|sammen|til|på|at|som))|\btruer (?:mig|os) med (?:en )?(?:kniv|pistol|våben|vold|bank|tæsk|prygl|skydevåben)\w*|\b(?:får|fik|giver mig|gav mig) (?:\w+ )?(?:tæsk|prygl|bank|lussinger)\b|\btvinger mig (?:til|i seng)(?: \w+){0,2} sex\b|\b(?:forfølger|stalker|følger efter) mig\b/,
    pattern(`\\b${hits} mig (?:når|hver|igen|hele|derhjemme|hjemme|ihjel|på livet)\\b`),
    pattern(
      `\\bbliver(?: \\w+)? (?:slået|tævet|banket|voldtaget|mishandlet|kvalt|overfaldet|gennembanket|truet på livet)${notUpOrDown}|\\bbliver truet (?:af min|af ham|derhjemme)`,
    ),
    pattern(`\\b${close}(?: \\w+){0,2} ${hit}(?: \\w+){0,3} (?:igen|i går|i nat|i aften|i dag|lige|nu)\\b`),
    /\b(?:blev|er|er blevet|blevet)(?: \w+)? voldtaget\b|\bkvælertag\b|\btruer? (?:mig |os |med )?(?:på livet|med at slå)|\btruet på livet\b|\b(?:slå|dræbe|myrde|slår) (?:mig|os|hende|ham) ihjel\b/,
    /\btør ikke (?:at )?(?:tage|gå|komme|være|køre) (?:hjem|hjemme)\b|\b(?:bange|ræd|livræd|skrækslagen|angst)(?: \w+)? for (?:at (?:tage|gå|komme|være) hjem\w*|ham\b|hvad (?:min \w+|han|hun) (?:gør|kan|finder)|(?:at )?min (?:\w+ )?(?:mand|kone|kæreste|eks\w*|samlever|far|stedfar|partner)\b)|\b(?:låst|låser|lukket|spærret) (?:mig|os) inde\b|\bindespærret\b|\bikke (?:tryg|sikker) (?:derhjemme|hjemme|i mit eget hjem)\b/,
    /\b(?:jeg|vi) (?:bliver|er) (?:\w+ )?udsat for (?:\w+ )?vold\b|\b(?:flygtet|flygter|på flugt|stukket af) fra (?:min \w+|ham|hende|vold)(?: \w+){0,6} (?:ikke hvor|ingen steder|nat|bange|hvor kan jeg bo)|\bhvad skal jeg gøre min (?:mand|kone|kæreste) slår\b/,
    // English
    pattern(
      `\\b${theirs}(?: \\w+){0,3} (?:hits|beats|hurts|kicks|chokes|strangles|threatens|rapes|raped|abuses|hitting|beating|threatening|abusing|choking|kicking)(?: to \\w+)? (?:me|us|my (?:kids|children|son|daughter|mother))\\b`,
    ),
    pattern(
      `\\b${theirs}(?: \\w+){0,2} (?:hit|beat|choked|kicked|punched|hurt|threatened)(?: \\w+)? (?:me|us|my kids|my children)(?: \\w+){0,3} (?:again|last night|today|tonight|yesterday|every)\\b`,
    ),
    /\b(?:he|she|my \w+)(?: \w+){0,3} (?:stalks|stalking|follows|forces) me\b|\bbeaten by my\b|\b(?:gun|knife) (?:at|on) me\b/,
    /\b(?:he|she|my \w+) (?:\w+ ){0,3}(?:won't let me (?:leave|go out|out)|took my (?:passport|phone)|takes my (?:passport|phone|money)|throws things at|locks me|threw \w+ at me)\b|\b(?:bruises|black eye|swollen eye)\b.{0,60}\b(?:he|she|husband|wife|partner|boyfriend|girlfriend)\b|\b(?:he|she|husband|wife|partner|boyfriend|girlfriend)\b.{0,60}\b(?:bruises|black eye|swollen eye)\b|\bhiding from my (?:husband|wife|partner|ex|boyfriend|father)\b|\bthreat\w* to (?:kill|hurt|beat|stab|shoot|rape) (?:me|us|my)\b/,
    /\bmy (?:wife|husband|boyfriend|girlfriend|partner|ex) (?:hit|beat|choked|punched) me\b|\b(?:afraid|scared|terrified|frightened)(?: \w+)? of my (?:\w+ )?(?:husband|wife|boyfriend|girlfriend|partner|ex|father|dad)\b|\b(?:afraid|scared|not safe|unsafe|not dare|don't dare)(?: \w+)?(?: to)? (?:go home|be at home|at home|come home)|\b(?:i'm|i am|im|i was|i've been|i have been|being|am)(?: being)? (?:beaten|abused|raped|battered|strangled|stalked by)\b|\b(?:kill me|threatens my life|locked me in)\b(?! with)/,
  ],
  perhaps: [
    pattern(
      `\\b${close}(?: har)?(?: \\w+){0,2} ${hit}(?: \\w+){0,2} ${me}\\b|\\b${close}(?: har)? ${hit} ${me}\\b|\\bhar (?:\\w+ )?(?:slået|tævet|banket) mig\\b`,
    ),
    pattern(`\\b(?:blev|er blevet) (?:slået|tævet|banket|overfaldet|gennembanket)${notUpOrDown}`),
    /\bvoldelig\w*(?: \w+)? (?:mand|kone|eks\w*|kæreste|forhold|samlever|ægteskab|partner|far)\b|\b(?:er|bliver) (?:\w+ )?voldelig\b|\b(?:udsat for|lever med|oplever|lider under) (?:\w+ )?(?:vold|overgreb|trusler)\b|\bvold (?:i hjemmet|derhjemme|hjemme|i mit forhold|fra min)|\b(?:hustru|partner)vold\b|\b(?:flygtet|på flugt) (?:hjemmefra|fra min|fra ham)\b/,
    /\bdomestic (?:violence|abuse)\b|\b(?:is|gets|becomes|was) (?:\w+ )?(?:violent|abusive)\b|\b(?:violent|abusive) (?:husband|wife|partner|boyfriend|relationship|ex|home)\b/,
  ],
}

const tonight = '(?:i nat|i aften|nu|i dag|lige nu|tonight|now|today)'

export const homeless: Signs = {
  sure: [
    pattern(
      `\\b(?:ikke|ingen|intet|uden|mangler)(?: \\w+){0,3} sted(?:er)?(?: \\w+){0,2} (?:sove|overnatte|tage hen|gå hen|være i nat|bo i nat)\\b`,
    ),
    pattern(
      `\\b(?:ikke|ingen|intet|uden|mangler|brug for)(?: \\w+){0,3} (?:sted(?:er)?|tag over hovedet|bolig|husly|seng|overnatning)(?: \\w+){0,4} ${tonight}\\b`,
    ),
    pattern(
      `\\bhvor (?:kan|skal) (?:jeg|vi|jeg og mine børn|man)(?: \\w+)? (?:sove|overnatte|være|bo|gå hen|tage hen)(?: \\w+)? (?:i nat|i aften)\\b|\\bhvor skal (?:jeg|vi) (?:sove|gå hen|tage hen)\\b(?! (?:med|for|når|hvis|på|i))`,
    ),
    pattern(
      `\\b(?:sover|sovet|overnatter|overnattet|bor|boet|sove|overnatte|står|sidder)(?: \\w+){0,3} (?:på gaden|udenfor|i (?:min |vores )?bil(?:en)?|på en bænk|i (?:en )?park\\w*|under en bro|på banegården|i en opgang|i trappeopgangen|i skoven)(?: \\w+){0,3} ${tonight}\\b`,
    ),
    pattern(`\\b(?:smidt|smed|kastet|sat|smider|kaster)(?: \\w+){0,5} ${tonight}\\b`),
    /\b(?:skiftet|skifter|skiftede) låsen\w*\b|\bkan ikke komme ind i min (?:lejlighed|bolig)|\b(?:skal|må) (?:være ude|ud|forlade)(?: \w+){0,4} (?:i aften|i dag|i nat|inden kl\w*|senest i dag)(?: og(?: \w+){0,6} (?:ikke|ingen))?\b|\b(?:sover|sovet|sove|overnatter|overnattet|sov)(?: \w+){0,3} (?:i (?:et )?telt|i (?:en )?kælder\w*|på trappen|på stationen|i lufthavnen|i s toget|i toget|i et skur|i en container|på en legeplads)(?! (?:på|i) (?:festival|ferie|sommer))/,
    /\bved ikke hvor (?:jeg|vi|jeg og \w+ \w+) (?:skal|kan) (?:sove|overnatte|tage hen|gå hen|bo i nat|være i nat)\b|\b(?:don't|dont|do not) know where (?:to|i can|i will|we can|we will|i'm going to) (?:sleep|stay|go tonight|spend the night)\b|\bwhere (?:to|can i|can we|do i|do we) (?:sleep|stay|go)(?: \w+)? tonight\b/,
    /\bchanged the locks\b|\bsleep(?:ing|s)?(?: \w+){0,3} (?:at the (?:station|airport)|in a (?:park|tent|stairwell|basement)|on a bench|under a bridge)\b/,
    pattern(
      `\\bplads(?:er)? på (?:et )?(?:herberg|krisecenter)(?: \\w+){0,2} ${tonight}\\b|\\bhjemløs(?: \\w+){0,2} (?:i nat|i aften|lige nu)`,
    ),
    /\b(?:nowhere|no place|no where|anywhere|without a place|a place|somewhere)(?: else)? to (?:sleep|stay|go|be|live)(?: \w+){0,2} (?:tonight|now|today)\b|\b(?:nowhere|no where|no place) to (?:sleep|stay|go|live)\b|\b(?:don't|dont|do not|haven't)(?: \w+){0,2} (?:a place|anywhere|somewhere)(?: \w+)? to (?:sleep|stay|live|go)\b|\bwhere (?:can|do|should) i (?:sleep|stay) (?:tonight|now)/,
    /\b(?:kicked|thrown|threw|put|locked)(?: \w+)? out(?: \w+){0,5} (?:tonight|today|now)\b|\bevicted (?:today|tonight|now)\b/,
  ],
  perhaps: [
    /\b(?:ikke|ingen|intet|uden)(?: \w+){0,2} sted(?:er)? at (?:bo|være)\b|\b(?:ikke|uden) tag over hovedet\b/,
    /\b(?:sover|sovet|overnatter|overnattet|bor)(?: \w+){0,3} (?:på gaden|udenfor|i (?:min |vores )bil|i bilen|på en bænk|i (?:en )?park\w*|under en bro|på banegården|i en opgang|i skoven)\b|\b(?:står|sidder|endt|ender|røget) (?:\w+ ){0,2}på gaden\b/,
    /\b(?:smed|smidt|smider|kastet) (?:mig|os) ud$|\b(?:er|blev) (?:blevet )?smidt ud$|\b(?:got|was|were|been) kicked out$/,
    /\b(?:smidt|smed|kastet|sat|smider)(?: (?:mig|os|jeg))? (?:ud|på gaden)(?: \w+){0,2}? (?:hjemmefra|(?:af|fra) (?:min |vores |mit |hendes |hans )?(?:lejlighed\w*|bolig\w*|hus\w*|værelse\w*|hjem\w*|kæreste|mand|kone|forældre|mor|far|udlejer))\b|\bhar (?:smidt|sat|kastet) (?:mig|os) ud(?: hjemmefra| af (?:vores|min) (?:lejlighed|bolig))?(?: i dag)?$|\bfogeden (?:har )?(?:sat|smidt|smed|sætter)/,
    /\b(?:jeg|vi) (?!var )(?:\w+ ){0,3}(?:hjemløs|husvild|boligløs)\w*|^(?:hjemløs|husvild)$/,
    /\b(?:sleep|sleeping|live|living)(?: \w+){0,2} (?:on the street\w*|outside|rough|in (?:my|the|a) car|in a park)\b|\b(?:i'm|i am|im|we are|became|become|being|am) (?:\w+ )?homeless\b|^homeless$|\b(?:kicked|thrown|threw)(?: \w+)? out (?:of|by)(?: \w+)? (?:apartment|flat|home|house|room|place|landlord|parents|husband|wife|boyfriend|girlfriend)\b|\bevicted\b/,
  ],
}

const provisions =
  '(?:mad|frugt|medicin|mælk|mælkeerstatning|modermælkserstatning|erstatning|aftensmad|bleer|noget at spise|at spise)'

export const hungry: Signs = {
  sure: [
    pattern(
      `\\b(?:jeg|vi|mine|min|og|der|har|er|børn\\w*)\\b(?: \\w+){0,6} (?:ikke|ingen|inga)(?: \\w+){0,2} (?:penge|råd|kroner|kr)(?: \\w+){0,3} til(?: \\w+){0,3} ${provisions}\\b|^(?:ikke|ingen) (?:penge|råd) til ${provisions}`,
    ),
    /\b(?:ikke|intet|ingenting)(?: \w+)? spist(?: \w+){0,2} (?:i|på|siden|hele)(?! (?:kantinen|praktik|min))|\b(?:dage|døgn)(?: \w+){0,3} (?:ikke|intet)(?: \w+)? spist\b|\b(?:ikke|intet)(?: \w+){0,2} (?:fået|haft) (?:noget )?(?:at spise|mad)\b|\b(?:intet|ikke noget|ingenting|uden noget) at spise\b/,
    /\b(?:ingen|ikke noget|ikke nogen|ikke mere|ikke)(?: \w+)? mad(?: \w+)? (?:i (?:huset|køleskab\w*|skab\w*|hjemmet)|til (?:mig|os|børn\w*|mine|i dag|i aften|i morgen)|derhjemme|hjemme|tilbage|på bordet)\b|\bkøleskab\w*(?: \w+){0,2} tomt?\b|\btomt køleskab\b/,
    /\b(?:baby\w*|barn|datter|søn|børn\w*|spædbarn)\b(?: \w+){0,5} (?:ikke|ingen|uden|mangler)(?: \w+){0,2} (?:mere )?(?:mælk\w*|modermælk\w*|mad|grød|bleer|at spise)\b|\b(?:ikke|ingen|mangler)(?: \w+){0,3} (?:mælkeerstatning|modermælk\w*|bleer|mælk) (?:\w+ )?til (?:min|mine|vores|baby\w*|børn\w*|den lille)\b|\b(?:lever|levet|spiser|spist)(?: \w+){0,3} (?:kun|af|kun af|ikke andet end)(?: \w+)? (?:havregryn|ris|vand|pasta|nudler|rugbrød|brød)\b|\b(?:springer|sprunget)(?: \w+){0,2} (?:måltid\w*|aftensmad\w*) over\b|\bspiser (?:kun )?(?:hver anden dag|en gang om dagen)\b|\b(?:roder|leder|finder|spiser)(?: \w+){0,3} (?:i|fra) (?:skraldespande\w*|containere?)\b|\b(?:stjæle|stjæler|stjålet) (?:\w+ )?mad\b/,
    /\b(?:vi|jeg|børn\w*|ungerne|familien) (?:\w+ ){0,2}sulter\b|\b(?:børn\w*|ungerne|vi) (?:er|går|sidder) (?:\w+ )?sultne?\b|\bsultne? i seng\b|\bkan ikke (?:\w+ )?(?:give|købe|skaffe|få)(?: \w+){0,2} mad\b|\bbrødføde\b/,
    // English
    /\b(?:no|not enough|don't have|dont have|without)(?: \w+){0,2} money(?: \w+){0,2} (?:for|to buy|on)(?: \w+)? (?:food|groceries|diapers)\b|\b(?:can't|cant|cannot|unable to|not able to|couldn't)(?: \w+)? (?:afford|buy|get|feed|pay for)(?: \w+){0,2} (?:food|to eat|groceries|meals?|kids|children|family|baby|myself)\b/,
    /\bno food (?:at|in|for|left|today)|\bno food$|\bnothing to eat\b|\b(?:haven't|havent|have not|not)(?: \w+)? eaten(?: \w+)? (?:in|since|for|anything)\b|\b(?:kids|children|we|i'm|im|i am|family|baby) (?:\w+ ){0,2}(?:starving|hungry)\b(?! for)|\b(?:empty fridge|fridge is empty)\b|\b(?:baby|kids|children|son|daughter)\b(?: \w+){0,5} (?:no|without|out of|any)(?: \w+)? (?:formula|milk|food|diapers)\b|\b(?:no|out of)(?: more)? (?:baby )?formula\b|\bskipping meals\b/,
  ],
  perhaps: [
    /\bgratis (?:mad|måltid\w*)\b|\bsuppekøkken\w*|\bfood ?bank|\bfree (?:food|meals?)\b|\b(?:tom|løbet tør) for mad\b|\bsultet\b/,
    pattern(
      `\\b(?:ikke|ingen)(?: \\w+){0,2} (?:penge|råd)(?: \\w+){0,3} til ${provisions}\\b|\\b(?:jeg|vi) er (?:\\w+ )?sultne?(?= og|$)`,
    ),
  ],
}
