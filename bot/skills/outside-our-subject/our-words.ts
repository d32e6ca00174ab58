/**
 * The words of our own subject, in the form of `subjects`. The strong ones are said about being out of work and hardly about anything else;
 * those of work may belong to other matters too, and the weak ones (money, meetings, complaints) often do.
 */
export const ourWords = {
  strong: `dagpenge* dagpeng* dapeng* a-kasse* akasse* akas* kontanthjælp* kontant_hjælp* kontanthj* kontanhj* syge_dagpenge understøttelse* arbejdsløshed* ledighedsydelse* uddannelseshjælp*
    bistand* sygedagpenge* sygepenge* barselsdagpenge* feriedagpenge* feriepenge* feriepeng* feriefond* efterløn* dimit* dimmit* g-dag* karantæne* karant* karens* rådighed* jobnet* jobcent* joblog*
    ledig ledige ledigheden ledigheds* leddig* arbejdsløs* arbejdsledig* fyret fyring* opsagt* opsigelse* opsagde opsiger_mig opsiger_mit afskedig* fritstillet aktivering* løntilskud* virksomhedspraktik*
    fleksjob* seniorjob* jobrotation* sanktion* sygemeld* melde_mig_syg melder_jeg_mig_syg meld_mig meldt_mig melder_mig melder_jeg_mig melde_mig tilmeld* revalidering* ressourceforløb* min_plan
    aktindsigt* bisidder* voksenlærling* ydelse* ydelser mindstesats* grundsats* opholdskrav* beskæftigelseskrav* arbejdspligt* kontingent* lønsikring* lønmodtager* barsel* orlov*
    enkeltydelse* enkeltudgift* nemkonto mentor* ikke_råd_til har_ingen_penge ingen_penge_til dages_reglen dags_reglen droppet_ud nyuddannet nyuddannede
    unemploy* cash_benefit* social_assistance laid_off laying_off redundan* fired dismissal dismissed resign* quarantine job_centre job_center jobcentre without_a_job lost_my_job lose_my_job holiday_pay benefits`,
  work: `job *job jobs *jobs jobbet *jobbet jobsøg* jobsamtale* jobansøgning* ansøgning* cv cvet stilling* *arbejde arbejde arbejder arbejdet arbejds* chef* fyrer fyre løn lønnen *løn *lønnen
    løn* ansat ansættelse* kontrakt* kollega* praktik* uddannelse* kursus* kurser opkvalificer* sagsbehandler* kommunen* virksomhed* firma* overenskomst* prøvetid* varsel* advarsel* lærling* elev* voksenløn*
    frivillig* arbejdstilladelse* opholdstilladelse* job_interview interview* resume employer* employment work working boss contract career* salary course* caseworker* municipalit* kommune application*
    internship* work_permit volunteer* sick_leave maternity paternity`,
  weak: `møde mødet møder samtale* medlem* klage* afgørelse* afslag* opbrugt brugt_op forlængelse* tilbagebetal* betale_tilbage skrevet_om_mig om_mig_i_systemet min_sag borgerservice tolk* syg syge sygdom* sygdag*
    sygep* rask raskmeld* halvt_rask misbrug* feriedag* ferieuge* flytning skrive_under_på_en_aftale tilskud* husleje* indtægt* indkomst* penge pengene søge søgt søger uopfordret konkurs* rettighed* pligter ret_til
    satser satsen sats eksamen cv-* quit penalty sick vacation meeting* refugee* interpreter* notice benefit* jobplan*`,
} as const
