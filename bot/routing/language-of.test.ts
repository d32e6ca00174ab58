import { describe, expect, it } from '@jest/globals'
import { languageOf } from './language-of.js'

describe('the language a message is answered in', () => {
  it.each([
    'I just lost my job. What do I do now?',
    'How much is the unemployment benefit?',
    'Can I take my dagpenge to Spain?',
    "What's the difference between dagpenge and kontanthjælp",
    'when do i get paid',
    'do i need to register at the job centre',
  ])('%s is English, even where Danish is spoken', (text) => expect(languageOf(text, 'da')).toBe('en'))

  it.each([
    'Jeg er lige blevet fyret. Hvad gør jeg nu?',
    'hvornår får jeg mine penge',
    'hvor meget får man i dagpenge',
    'kan jeg tage et job i england',
    'jeg har fået et job i Norge på 30 timer',
    'hur mycket får jag från a-kassan om jag är arbetslös',
    'hvor lenge må jeg være medlem for å få dagpenger',
    'jag har blivit uppsagd, vad måste jag göra',
  ])('%s is Danish, even where English is spoken', (text) => expect(languageOf(text, 'en')).toBe('da'))

  it.each([
    'G-dage',
    'dagpenge',
    'CV',
    'ok',
    '',
    '???',
    'jobcenter',
    'допомога по безробіттю',
    'Jeg er arbeidsledig, hva gjør jeg nå?',
  ])('%s is in whatever the conversation is in, or reads as Danish', (text) =>
    expect(languageOf(text, 'da')).toBe('da'),
  )

  it.each(['G-dage', 'dagpenge', 'CV', 'ok', ''])('%s does not leave English', (text) =>
    expect(languageOf(text, 'en')).toBe('en'),
  )
})
