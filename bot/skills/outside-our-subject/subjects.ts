/**
 * Subjects that are not ours, and the words people ask about them with. `*` ends a word that may go on ("vejr*": vejret, vejrudsigt),
 * `_` stands for a space in a set phrase. `stays` says what keeps a question ours although it holds such a
 * word: naming a benefit or the a-kasse, or anything about work, or nothing at all. `ask` is where such a question belongs.
 * A `*` by itself is any one word, and what begins with `^` counts at the beginning of the message only.
 */
export type Subject = {
  readonly words: string
  readonly stays: 'nothing' | 'benefits' | 'work'
  readonly ask?: { readonly da: string; readonly en: string }
}

export const subjects: Readonly<Record<string, Subject>> = {
  // What people say to a loudspeaker.
  alarms: {
    stays: 'nothing',
    words: `den_timer sin_timer min_timer en_timer timer_op timer_i_gang halv_times_timer en_times_timer times_timer minutters_timer minut_timer et_bip bip_når bippe* ringetone* stegen ^ryk læg_mødet kvarter_før giv_mig_besked lidt_lavere ^lidt_højere ^læg ^væk ^snooze ^sæt_timer ^sæt_alarm timer_fra_nu ^hold_op har_jeg_glemt_noget hvilken_dato_er på_timeren op_med_at_ringe noget_der_ringer timere sæt_timer minutter_mere forstyr_ikke sommertid vintertid at_ringe_nu ringer_i_nat med_at_ringe hvad_dag hvilken_dag_er_det dag_er_det_i_dag uge_nummer ugenummer* dage_til_jul til_jul_er find_min_telefon ring_til_min_telefon skal_op_fem skal_op_seks skal_op_syv skal_op_otte skal_op_ni skal_op_ti skal_op_elleve skal_op_tolv skal_op_halv skal_op_kvart skal_op_tidligt skal_op_5 skal_op_6 skal_op_7 skal_op_8 skal_op_9 skal_op_10 skal_op_11 skal_op_12 skal_vågne vågne_klokken vågne_kl stå_tidligt_op alarm alarmen alarmer alarmerne vækkeur* vækning vækkes væk_mig vække_mig vækker_mig vækkealarm* timeren timer_på_*_minutter snooze udsæt_vækning
      æggeur stopur nedtælling* påmindelse* mind_mig husk_mig_på minde_mig_om jeg_skal_op_kl jeg_skal_op_klokken jeg_skal_stå_op stå_op_klokken
      alarm_clock set_an_alarm set_a_timer wake_me remind_me countdown`,
  },
  weather: {
    stays: 'nothing',
    words: `skal_jeg_tage_på tage_på_i_dag skal_jeg_have_på have_på_i_dag begynder_at_regne begynder_det_at holder_op_med_at_regne holder_det_op_med ^sig_til_hvis ^sig_til_når regne_i_aften regne_i_weekenden regne_på varsel_om_skybrud varsel_om_storm regner_i regner_på regner_nu regner_udenfor regner_den regn regnede regndråbe* frost skybrud* byge byger føret stormen soltimer sankthans gult_varsel rødt_varsel åbent_vindue lyst_ud klare_op glat_på glatførebekæmpelse vejret_i grader_i sol_i_morgen sol_i_dag regn_i_morgen regn_i_dag sne_i_morgen grille_udenfor skyfrit klart_vejr godt_vejr dårligt_vejr vejret vejrudsigt* vejrmelding* vejrtjek vejrsituation* vejrforhold* vejrkort* vejrvarsel* vejr regnvejr regnvejret regner_det det_regner regne_i_dag regne_i_morgen
      sner_det sneen snevejr snestorm* det_sne det_regne kommer_til_at_regne kommer_til_at_sne får_vi_sne får_vi_regn regn_*_vi meget_regn meget_sne regnbyge* byger regnfrakke regnjakke regntøj solskin* solskinsvejr
      solopgang* solnedgang* solen_op solen_ned går_solen står_solen temperatur* celsius fahrenheit graderne hvor_mange_grader antal_grader plusgrader frostgrader
      minusgrader frostvejr blæser_det blæsevejr vindstyrke* vindhastighed* vindstille tordenvejr* torden lynnedslag storm stormvejr stormvarsel tornado* orkan* skyet overskyet skyfrit skyer tåge tåget luftfugtighed* uv-indeks uv_indeks uvindeks pollental*
      paraply* solcreme* hvor_varmt hvor_koldt koldt_udenfor varmt_udenfor koldt_ude varmt_ude koldt_i_dag varmt_i_dag koldt_i_morgen varmt_i_morgen koldere varmere varmt_det_bliver koldt_det_bliver
      bliver_det_koldt bliver_det_varmt er_det_koldt er_det_varmt glatte_veje glat_føre isslag klimaet_i dmi vejrapp* tage_jakke jakke_på vinterjakke badevejr hedebølge* udenfor_i_dag
      weather forecast umbrella raining snowing sunny_today rain_today rain_tomorrow temperature how_hot how_cold sunset sunrise`,
  },
  music: {
    stays: 'nothing',
    words: `nummer_der_spiller nummer_spiller et_nummer_med nummer_af nummer_er_det hvad_er_det_for_et_nummer hvilket_nummer dette_nummer det_her_nummer ^spil ^afspil ^skru ^spol some_music to_music the_music music_app spil_en spil_et spil_de spil_mere spil_videre spil_igen spil_sangen spil_albummet spil_radio spil_jazz spil_rock spil_pop spil_kim spil_volbeat spil_medina spil_fra spil_mine spil_alle spil_nogle spil_ny spil_nye spil_på spil_i bandet hovedtelefon* karaoke spillede spiller_du synes_godt_om spille_noget spiller_noget sat_på_repeat skifte_sang skift_sang guitar* klaver* trommer* sangtekst* afspil afspille afspiller afspilning* afspilningsliste* playlist* playliste* spilleliste* spillelist* spille_liste musik musikken sang sange sangen sangene nummeret_igen melodi* melodien spotify soundcloud
      radioen radiokanal* radiostation* podcast* lydbog* hitliste* album albummet albums kunstneren sangerinde* popmusik rockmusik jazz rock_musik hiphop hip_hop rapmusik techno heavy_metal klassisk_musik dansktop
      spil_noget spil_musik spil_den spil_min spil_næste spil_for_mig spil_*_af skru_op skru_ned volumen lydstyrke* shuffle bland_* næste_nummer forrige_nummer spol_* stop_musik* hvad_spiller hvem_synger hvem_synger_* synger_den shazam koncertbillet*
      play_some play_the play_my play_music song songs playlist next_track`,
  },
  smartHome: {
    stays: 'work',
    words: `^tænd ^sluk skru_op_for_varmen skru_ned_for_varmen elpris* strømpris* varmeregning* elregning* elaftale* internetudbyder* mobilabonnement* tv-pakke* tænd_* sluk_* start_vaskemaskinen start_opvaskemaskinen lyset_i_stuen dæmp_lyset tænd_for sluk_for støvsuger* robotstøvsuger* kaffemaskine* termostat* gulvvarme* turn_on_the turn_off_the lights_in`,
  },
  // Everyday life.
  food: {
    stays: 'work',
    words: `opskrift opskrifter opskriften_på pandekage* lagkage* kagen bage_* bager_man boller kanelsnegle* lasagne* frikadelle* pizza* pastaret* aftensmad* middagsmad madplan* tilberede* stege_* koge_* koger_man koger_jeg blødkog* hårdkog* grydesteg flæskesteg* marinade* vegansk* restaurant* takeaway bestil_mad
      spisested* recipe recipes cook_* bake_* pancakes pizza restaurant* dinner`,
  },
  sport: {
    stays: 'work',
    words: `          fodbold*  superliga* champions_league premier_league landsholdet landskamp* vm_i em_i håndboldkamp* ol_i målscorer*     tour_de_france formel_1 fck brøndby messi ronaldo
      football soccer world_cup   basketball tennis_match`,
  },
  entertainment: {
    stays: 'work',
    words: `stjernerne tvillingerne vægten_horoskop dronning* drotning* konge* prins* mads_mikkelsen sangskjuler* quiz* spil_til_fest brætspil* selskabsleg* how_tall_is joke joken vittighed* fortæl_en_vits gåde vits horoskop* stjernetegn film_i_aften god_film netflix hbo tv-serie* serie_på_netflix skuespiller* kendis* kongehuset dronningen kongen prinsesse* x_factor computerspil* playstation xbox minecraft fortnite lottotal* eurojackpot casino* odds betting
      tell_me_a_joke joke jokes horoscope movie movies celebrity* netflix video_game* lottery`,
  },
  travel: {
    stays: 'work',
    words: `kør-selv-ferie fjorde_* charter* pakkerejse* krydstogt* rejseforsikring* passe_min_lejlighed skiferie* skirejse* storebælt* øresundsbroen brobizz* dsb flybillet* fly_til flyrejse* flyafgang* hotelværelse* book_et_hotel hotel_i togtid* togtider toget_til rejseplan* busafgang* hvornår_kører kører_bussen kører_toget busser_til metroen færge* rejseguide* seværdighed* charterrejse* rejsemål sommerhus* campingplads* airbnb
      flight flights hotel hotels train_to bus_to sightseeing tourist* airbnb plane_ticket*`,
  },
  technology: {
    stays: 'benefits',
    words: `linux cpu my_server min_printer printeren excel pivottabel* powerpoint* word-dokument* laptop min_skærm netbank* nulstille_min_* password_til wordpress hjemmeside_til kunstig_intelligens_* mit_wifi bluetooth min_computer_* pc_går_langsomt computer_er_langsom virus_på iphone* android* samsung min_mobil skærmen_på wifi wi-fi router* printer* windows_11 windows_10 opdatere_windows excel-formel* excel_formel* formel_i_excel python-kode python_kode kode_i_python javascript program_i_python skriv_et_program skriv_kode html-side sql
      bitcoin* kryptovaluta* krypto app_på_telefonen facebook-konto instagram* tiktok snapchat glemt_min_adgangskode_til
      python javascript sort_a_list write_code write_a_program my_iphone wifi bitcoin crypto* laptop_is`,
  },
  texts: {
    stays: 'nothing',
    words: `translate_this translate_the translate_to translate_hello translate_my_menu en_stil_på stil_på_* historieopgave* gud gud_til jordens_* skriv_et_digt digt digtet skriv_en_historie skriv_en_sang skriv_en_tale bryllupstale konfirmationstale stil_om skolestil* oversæt oversætte_* oversættelse_af hvordan_staver staver_man hvad_betyder_ordet    
      hvornår_døde hvornår_blev_*_født hvem_opfandt hvem_malede hvem_skrev hvor_mange_indbyggere verdens_* planeter* dinosaur* anden_verdenskrig vikinge* hvor_højt_er hvor_stor_er_månen hvad_er_klokken hvad_dato
      poem write_a_story essay who_invented who_painted how_do_you_spell population_of what_time_is_it`,
  },
  school: {
    stays: 'work',
    words: `lektier lektien* matematik matematikopgave* min_matematik kemi fysikopgave* biologiaflevering* biologi_aflevering afleveringsopgave* hovedstad hovedstaden_i hovedstæder kvadratrod* ligningen løs_ligning* fotosyntese* solsystem* verdenskrig* krigen_i besat_under fransk_revolution* lysets_hastighed resume_af_bogen
      homework square_root capital_of photosynthesis world_war chemistry physics`,
  },
  arithmetic: {
    stays: 'work',
    words: `divideret_med hvad_er_*_gange hvad_er_*_plus hvad_er_*_minus kvadratmeter_til omregn_* dollar_i_kroner euro_i_kroner valutakurs* exchange_rate`,
  },
  health: {
    stays: 'work',
    words: `medicin_skal hvilken_medicin stoppe_næseblod næseblod* insektbid* sove_bedre snorker* graviditetstest* amning* ammer* baby_til_at_sove barn_til_at_sove hovedpine* ondt_i_* feber* forstoppelse* diarré* allergi* udslæt* panodil* ipren* antibiotika* penicillin* medicin_mod bivirkning* dosis vaccine* vaccination* blodprøve* kalorier* tabe_mig vægttab* slankekur* kostplan* muskler_hurtigt træningsprogram* prævention* p-piller
      headache fever painkiller* symptoms medicine_for lose_weight diet vaccin*`,
    ask: { da: 'Spørg din læge, eller læs på sundhed.dk.', en: 'Ask your doctor, or see sundhed.dk.' },
  },
  love: {
    stays: 'work',
    words: `min_ex min_eks_* ex_back kysse* sms_til_en kæreste_på date* dating* tinder min_crush score_en forelsket slå_op_med hvordan_finder_jeg_en_kæreste gave_til_min fødselsdagsgave* julegave* valentins*
      girlfriend_gift dating crush in_love birthday_gift`,
  },
  shopping: {
    stays: 'work',
    words: `vare_jeg_har_købt købt_på_nettet webshop* returnere_en returret* garanti_på winter_tyres vinterdæk* dæk_til pakke_fra postnord gls_pakke køb_mælk på_vej_hjem_fra_butik indkøbsliste* neglelak* makeup* tøj_til_fest billigste_* tilbud_på_* købe_en_* køb_en købe_et_* hvilken_mobil hvilken_computer hvilken_bil bedste_bil brugt_bil elbil* cykel_til sofa* sko_til rabatkode* black_friday åbningstider_i_* åbningstid_i_* bilka* netto_* rema føtex* ikea* zalando*
      cheapest best_phone best_laptop buy_a_car used_car black_friday`,
  },
  animals: {
    stays: 'work',
    words: `hund_* en_hund en_kat marsvin* dog_food veterinarian dyrlæge* hundehvalp* hvalp min_hund min_kat kattekilling* hundemad hamster* kanin* akvarie* puppy my_dog my_cat kitten*`,
  },
  garden: {
    stays: 'work',
    words: `klippe_hæk hæk* frø_til blomster* rense_ovn* male_væg* fjerne_pletter plet_af vinduespudser* skimmelsvamp* myrer_i tomatplant* plante_tomat* ukrudt* græsplæne* beskære* stueplante* potteplant* houseplant* tomatoes lawn`,
  },
  // Opinions and figures nobody here may give.
  politics: {
    stays: 'nothing',
    words: `borgmester* regeringens government stemme_på stemmer_på hvilket_parti parti_skal partierne folketingsvalg* kommunalvalg* statsminister* regeringen_god regeringen_dårlig socialdemokrat* venstre_eller dansk_folkeparti liberal_alliance enhedslisten_* synes_du_om_regeringen mette_frederiksen lars_løkke trump putin
      vote_for which_party prime_minister election elections trump putin`,
  },
  opinions: {
    stays: 'nothing',
    words: `bedste_a_kasse bedste_a-kasse a_kasse_er_bedst a-kasse_er_bedst akasse_er_bedst a_kasse_er_den_bedste a-kasse_er_den_bedste akasse_er_den_bedste a_kasse_er_billigst a-kasse_er_billigst billigste_a_kasse billigste_a-kasse billigste_akasse a_kasse_skal_jeg_vælge a-kasse_skal_jeg_vælge akasse_skal_jeg_vælge a_kasse_vil_du_anbefale a-kasse_vil_du_anbefale
      anbefale_en_a_kasse anbefale_en_a-kasse bedste_fagforening fagforening_er_bedst bedste_jobportal er_det_fair er_ledige_dovne dovne
      best_a-kasse best_a_kasse best_akasse which_a-kasse_is_best which_akasse_is_best which_a-kasse_is_the_best cheapest_a-kasse cheapest_a_kasse is_it_fair your_opinion`,
    ask: {
      da: 'Jeg anbefaler ikke nogen frem for andre. Alle a-kasser følger de samme regler om dagpenge; kontingent og hjælp ved siden af er forskellige.',
      en: 'I do not recommend one over another. All a-kasser follow the same rules on dagpenge; fees and extra help differ.',
    },
  },
  statistics: {
    stays: 'nothing',
    words: `flest_på har_flest flest_arbejdsløse flest_ledige færrest_* koster_dagpengesystemet koster_kontanthjælp_staten udgifter_til_dagpenge hvor_mange_procent_af_danskerne hvor_mange_er_arbejdsløse hvor_mange_er_ledige hvor_mange_ledige hvor_mange_arbejdsløse er_arbejdsløse_i_danmark er_ledige_i_danmark mange_dagpengemodtagere mange_danskere hvor_mange_mennesker_* hvor_mange_personer_er* ledighedsprocent* arbejdsløshedsprocent* arbejdsløsheden_i ledighedstal* arbejdsløshedstal* højeste_arbejdsløshed bruttoledighed*
      gennemsnitsløn* gennemsnitlig_løn hvad_tjener_en_* hvor_meget_tjener_en_* how_many_people_are how_many_unemployed unemployment_rate unemployment_statistics average_salary average_wage`,
    ask: {
      da: 'Tal for hele landet finder du hos Danmarks Statistik på dst.dk.',
      en: 'Figures for the whole country are at Statistics Denmark, dst.dk.',
    },
  },
  /** Words of our own, said of other things. */
  otherSenses: {
    stays: 'nothing',
    words: `fodboldkamp* kampen_i_går vandt_kampen vinder_kampen match_last_night who_won ledige_pladser ledig_plads_i ledige_tider ledig_lejlighed ledige_lejligheder ledig_bolig ledige_boliger ledigt_værelse ledige_værelser ledigt_bord europa-parlament* folketingsmedlem* rødt_kort gult_kort
      karantæne_i_fodbold corona-karantæne hunden_i_karantæne vacant_apartment* vacant_room* available_room* red_card yellow_card_in print_job cron_job`,
  },
  // The neighbours: public matters that have their own address.
  studentGrants: {
    stays: 'benefits',
    words: `su su'en su-lån su_lån sulån su-gæld su_gæld sugæld su-ansøgning* su_stipendi* handicaptillæg* statens_uddannelsesstøtte student_grant* student_loan* state_education*`,
    ask: {
      da: 'SU hører til hos Uddannelses- og Forskningsstyrelsen. Se su.dk, eller spørg dit uddannelsessted.',
      en: 'Student grants (SU) belong to su.dk, or ask your place of study.',
    },
  },
  admission: {
    stays: 'benefits',
    words: `optagelse_på_* optaget_på_* adgangskvotient* karaktergennemsnit* gennemsnit_for_at_komme kvote_2 kvote_1 kvote2 optagelse_dk snit_kræver snit_skal søge_ind_på erasmus* efterskole* højskoleophold* admission* grade_average`,
    ask: {
      da: 'Se ug.dk og optagelse_dk, eller spørg en studievejleder.',
      en: 'See ug.dk and optagelse_dk, or ask a study counsellor.',
    },
  },
  building: {
    stays: 'benefits',
    words: `bygge_et_* skur_* naboens_hegn byggetilladelse* bygge_en_* byggesag* carport* tilbygning* lokalplan* nabohøring* hegn_mod nedrive* kloak* grundskyld* ejendomsskat* ejendomsvurdering* haveaffald* affald genbrugsplads* genbrugsstation* skraldespand* renovation* storskrald* rotter*
      building_permit* planning_permission recycling garbage trash_collection property_tax*`,
    ask: {
      da: 'Det hører til hos kommunens teknik og miljø. Se kommunens hjemmeside.',
      en: 'That belongs to the municipality’s technical department. See its website.',
    },
  },
  papers: {
    stays: 'benefits',
    words: `får_jeg_pas får_jeg_et_pas pas_til_mit hvordan_får_jeg_pas kørekord* lånerkort* stemmested* valgkort* værnepligt* session_til_militæret våbentilladelse* jagttegn* hundetegn* nyt_pas fornye_pas* fornyer_jeg_mit_pas mit_pas pasfoto* bestille_pas forny_mit_* kørekort* køreprøve* teoriprøve* id-kort legitimationskort* sundhedskort* gule_sygesikringskort sygesikringsbevis* sygesikring vielse* vielsesattest dåbsattest* fødselsattest* navneændring* skifte_navn skifter_navn skifte_efternavn gifte_sig bliver_gift blive_gift giftes bryllup*
      passport* driving_licence* driver's_license* drivers_license* driving_license* driver's_licence* health_card* yellow_card get_married wedding* birth_certificate* change_my_name`,
    ask: {
      da: 'Det hører til hos Borgerservice i kommunen. Se borger.dk.',
      en: 'That belongs to Borgerservice in the municipality. See borger.dk.',
    },
  },
  cars: {
    stays: 'benefits',
    words: `firmabil* parkering* parkerings* p-bøde* p_bøde* parkere_* fartbøde* nummerplade* indregistrer* registreringsafgift* omregistrer* synshal* bilsyn vægtafgift* bilforsikring* motorstyrelsen register_a_car register_my_car car_registration license_plate* parking* speeding_ticket*`,
    ask: { da: 'Se borger.dk og motorst.dk.', en: 'See borger.dk and motorst.dk.' },
  },
  children: {
    stays: 'benefits',
    words: ` svømmehold* 0_klasse skoleferie* skolerne_efterårsferie skolerne_vinterferie skolerne_ferie skolernes_* op_til_skole barn_til_skole barn_op_til indskrive_vores børnefødselsdag* legeplads* børnehaveplads* vuggestueplads* dagplejeplads* skrive_*_op_til op_til_vuggestue op_til_børnehave institutionsplads* skoleindskrivning* skolestart skolefritids* sfo-plads* skift_af_skole skifte_skole daginstitution* plads_i_vuggestue plads_i_børnehave børnepenge* børnecheck*  børne_og_ungeydelse børneydelse* børnebidrag* forældremyndighed* samvær_med samværsret* adoption* adoptere
      daycare nursery_place kindergarten child_support child_benefit child_benefits school_enrol* custody`,
    ask: {
      da: 'Se borger.dk, eller spørg kommunens pladsanvisning, Udbetaling Danmark eller Familieretshuset.',
      en: 'See borger.dk, or ask the municipality, Udbetaling Danmark or Familieretshuset.',
    },
  },
  family: {
    stays: 'benefits',
    words: `boafgift* boopgør* skilles vi_skal_skilles huset_når børn_ved_skilsmisse skilsmisse* skilt_fra søge_skilsmisse separation* separeret_fra familieretshuset bodeling* arver arve_efter arv_efter arveafgift* testamente* dødsbo* begravelseshjælp* bisættelse* begravelse* fremtidsfuldmagt* divorce* inheritance inherit last_will funeral*`,
    ask: {
      da: 'Se Familieretshuset og skifteretten på borger.dk.',
      en: 'See Familieretshuset and the probate court at borger.dk.',
    },
  },
  housing: {
    stays: 'benefits',
    words: ` min_husleje_stiger raised_my_rent my_landlord leje_lejlighed varslet_på_min_leje* oliefyr* gasfyr* varmepumpe* lejebolig* lejelejlighed* min_lejlighed boligforening* rækkehus* fast_eller_variabel variabel_rente fast_rente bolighandel* ejendomsmægler* lejlighed_i_* finder_jeg_en_lejlighed finde_en_lejlighed finde_bolig ungdomsbolig* studiebolig* kollegie* kollegium* andelsbolig* ejerlejlighed* købe_hus købe_bolig købe_lejlighed eller_leje_bolig eller_leje realkredit* boliglån* huslejenævn* udlejer* lejekontrakt* flytteattest* opsige_min_lejlighed opsige_min_lejekontrakt lejemål* venteliste_til_bolig
      student_housing dormitor* rent_an_apartment find_an_apartment landlord* buy_a_house tenancy`,
    ask: {
      da: 'Se borger.dk under bolig, eller spørg kommunens boliganvisning.',
      en: 'See borger.dk under housing, or ask the municipality.',
    },
  },
  money: {
    stays: 'benefits',
    words: `netbank bankkonto_i låne_til investeringsbevis* guldpris* kreditkort* mastercard* mobilepay_grænse banken_tilbyder aktier aktie aktiesparekonto* investere* investering* opsparing_i bankrente* rente_på renten_på lånetilbud* kviklån* forbrugslån* låne_penge lån_i_banken indboforsikring* rejseforsikring* momsregistrer* momsangivelse* moms årsregnskab* selskabsskat* årsopgørelse* restskat* servicefradrag* håndværkerfradrag* kørselsfradrag* skattefradrag* topskat* fradrag_for
      stocks invest_in investing savings_account insurance_for vat_registration vat annual_tax tax_return* tax_deduction*`,
    ask: {
      da: 'Om skat: skat.dk. Om lån og opsparing: din bank.',
      en: 'For tax: skat.dk. For loans and savings: your bank.',
    },
  },
  pensions: {
    stays: 'benefits',
    words: `førtidspension_på folkepension* førtidspension* seniorpension* tidlig_pension arne-pension arne_pension pensionsalder* pensionsopsparing* pensionsselskab* ratepension* aldersopsparing* livrente* ældrecheck* pension_fra_udlandet atp hvornår_kan_jeg_gå_på_pension
      state_pension pension_savings retirement_age old-age_pension disability_pension pension pensions`,
    ask: {
      da: 'Om pension: se borger.dk og Udbetaling Danmark, eller spørg dit pensionsselskab.',
      en: 'For pensions: see borger.dk and Udbetaling Danmark, or ask your pension company.',
    },
  },
  citizenship: {
    stays: 'benefits',
    words: `dansk_statsborger bliver_jeg_dansk blive_dansk_statsborger statsborger* indfødsret* dansk_pas permanent_opholdstilladelse permanent_ophold familiesammenføring_af få_min_kone_til asylansøg* turistvisum green_card citizenship naturalisation naturalization permanent_residence permanent_residency family_reunification tourist_visa`,
    ask: { da: 'Se nyidanmark.dk og Udlændinge- og Integrationsministeriet.', en: 'See nyidanmark.dk.' },
  },
  care: {
    stays: 'benefits',
    words: `hjemmehjælp* plejehjem* hjemmepleje* hørebriller* høreapparat* kørestol* ældrebolig* tandlæge_koster koster_en_tandlæge tandlægen tandlægepris* tandrensning* skifte_læge vælge_læge psykologhjælp_pris dentist* nursing_home* home_care change_doctor* general_practitioner`,
    ask: {
      da: 'Se borger.dk og sundhed.dk, eller spørg kommunen.',
      en: 'See borger.dk and sundhed.dk, or ask the municipality.',
    },
  },
  employers: {
    stays: 'nothing',
    words: `fyrer_jeg_en afskediger_jeg_en koster_det_at_ansætte vil_ansætte_en hvordan_ansætter_jeg min_medarbejder_er mine_medarbejdere mine_ansatte fyre_en_medarbejder fyre_en_ansat opsige_en_medarbejder opslå_en_stilling rekruttere* hire_an_employee my_employees fire_an_employee`,
    ask: {
      da: 'Jeg er til for dem, der søger job. Arbejdsgivere finder hjælp på virk.dk og hos kommunens virksomhedsservice.',
      en: 'I am here for job seekers. Employers find help at virk.dk.',
    },
  },
  law: {
    stays: 'work',
    words: `straffelov* bøde_for politianmeld* anmelde_tyveri tyveri indbrud* hærværk* nabostrid* erstatning_for_min reklamationsret* fortrydelsesret* advokat_til police_report burglary refund_for lawyer_for`,
  },
}
