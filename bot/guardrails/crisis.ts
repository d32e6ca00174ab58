import { matcher } from './phrases.js'

/** What kind of help is needed before anything else. */
export type Crisis = 'suicide' | 'violence' | 'homeless' | 'hungry'

/**
 * Patterns over plain lower-case text. Written to catch rather than to miss: somebody who is told a helpline's number without
 * needing it loses little. What only sounds alike ("slå op", "slå ihjel tiden", "sige op på grund af vold i jobbet") is kept out.
 */
const patterns: Readonly<Record<Crisis, readonly RegExp[]>> = {
  suicide: [
    /selvmord|\bsuicid|\bkill(ing)? myself\b|\bend(ing)? (my life|it all)\b|\btake my (own )?life\b/,
    /(tage|taget|tager) (mit|mig af|eget) (eget )?(liv|dage)|tage livet af mig|gøre en ende på (det|mit liv)/,
    /(vil|gider|orker|magter|kan) ikke (leve|være her|være til|eksistere)( mere| længere)?\b(?! af)/,
    /(ønsker|ville ønske|bedre,? (hvis|at)) (at )?jeg (var|er|bare var) død|\b(vil|bare) (gerne )?dø\b|\bhvis jeg var død/,
    /livet er ikke værd|ingen grund til at leve|lyst til at (dø|leve længere)|skade mig selv|skærer i mig selv/,
    /\b(want|wish) (to die|i was dead|i were dead)|(don'?t|do not|no longer) want to (live|be here|be alive)|no reason to live|hurt(ing)? myself|better off dead/,
  ],
  violence: [
    /(han|hun|min (mand|kone|kæreste|eks|far|mor|samlever|partner|søn|bror)|kæresten|manden|konen) (har )?(slår|slog|slået|banker|tæver|sparker|truer|truede|voldtog|voldtager|kvæler)\b/,
    /(bliver|blev|er blevet) (slået|tævet|banket|truet på livet|voldtaget|gennembanket)(?! (ud|af|op|sammen))/,
    /udsat for (vold|overgreb)|bange for (min|at min) (mand|kone|kæreste|eks|partner)|vold i hjemmet|hustruvold|partnervold/,
    /\b(he|she|my (husband|wife|boyfriend|girlfriend|partner|ex|father)) (hits|hit|beats|beat|is hitting|threatens|threatened|is threatening|abuses|is abusing) me\b|domestic (violence|abuse)|afraid of my (husband|partner|ex|boyfriend)/,
  ],
  homeless: [
    /(ikke|ingen|intet|uden)( noget| et| ingen)? sted(er)? at (sove|bo|være)( i nat)?|sover på gaden|bor på gaden|sove (i min|i) bil|hjemløs|husvild|smidt ud (af|fra) (min |vores )?(lejlighed|bolig|værelse|hjem)|tag over hovedet/,
    /(nowhere|no place|without a place|don'?t have (a place|anywhere)) to (sleep|stay|live)|sleeping (on the street|rough|in my car)|\bhomeless\b|evicted/,
  ],
  hungry: [
    /(ikke|ingen)( har)? (penge|råd|mere)( \w+)? til mad|(ikke|intet) (spist|fået (noget )?at spise) (i|siden)|ingen mad (i|til|derhjemme)|intet at spise|ikke noget at spise|børn(ene)? (er sultne|sulter)|vi sulter|jeg sulter/,
    /(no|can'?t afford|cannot afford|not enough|don'?t have) (money )?(for |to buy |any |enough )?food|nothing to eat|we are starving|(haven'?t|have not) eaten (in|since|for)/,
  ],
}

const order: readonly Crisis[] = ['suicide', 'violence', 'homeless', 'hungry']
const matches = Object.fromEntries(order.map((kind) => [kind, matcher(patterns[kind])])) as Record<
  Crisis,
  (text: string) => boolean
>

/** The most urgent help the text asks for, if any. Danish and English alike, whatever the conversation's language. */
export const crisisIn = (text: string): Crisis | undefined => order.find((kind) => matches[kind](text))
