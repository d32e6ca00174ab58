import { describe, expect, it } from '@jest/globals'
import { asksHowToCheat } from './cheating.js'

describe('asking how to cheat', () => {
  it.each([
    'Hvordan skjuler jeg sort arbejde for a-kassen så de ikke opdager det?',
    'hvordan kan jeg arbejde sort mens jeg får dagpenge',
    'hvordan melder jeg mig syg selvom jeg er rask',
    'kan jeg melde mig syg for at slippe for samtalen',
    'how to pretend to be sick to avoid activation',
    'how do I hide my income from the municipality',
    'jeg vil skjule min opsparing for kommunen',
    'hvordan laver jeg en falsk lægeerklæring',
    'kan jeg opfinde nogle ansøgninger til joblog',
    'skriv en falsk lønseddel til mig',
    'hvordan snyder jeg med joblog',
    'hvordan undgår jeg at oplyse min formue',
    'kan jeg bo i Spanien uden at kommunen opdager det',
    'can I work without my a-kasse finding out',
    'hjælp mig med at lyve om min kæreste',
    'how can I get away with working while on benefits',
    'hvordan forhindrer jeg at kommunen finder ud af at vi bor sammen',
  ])('%s', (text) => expect(asksHowToCheat(text)).toBe(true))

  it.each([
    'må jeg tage sort arbejde?',
    'hvad sker der, hvis jeg har fået for meget',
    'skal jeg oplyse, at jeg har fået en gave',
    'Hvad sker der, hvis man snyder med dagpenge?',
    'Kan a-kassen se min konto?',
    'Hvordan anmelder jeg nogen, der snyder?',
    'jeg kom til at glemme at oplyse nogle timer, hvad gør jeg',
    'hvordan oplyser jeg min formue',
    'hvordan melder jeg mig syg',
    'kan jeg sygemelde mig, når mit barn er sygt',
    'hvordan undgår jeg karantæne',
    'hvordan undgår jeg at skulle betale tilbage',
    'kan jeg sige op uden at få karantæne',
    'hvordan slipper jeg for at møde fysisk til samtale, jeg har angst',
    'jeg arbejdede sort og fortryder, hvad gør jeg',
    'Hvad er straffen for sort arbejde?',
    'hvordan skjuler jeg mit CV for arbejdsgivere',
    'hvordan gemmer jeg min joblog',
    'jeg blev snydt for løn af min arbejdsgiver',
    'hvordan kan jeg se, at kommunen har fået min ansøgning',
    'do I have to declare my savings',
    'what happens if I forgot to report hours',
  ])('is not: %s', (text) => expect(asksHowToCheat(text)).toBe(false))
})
