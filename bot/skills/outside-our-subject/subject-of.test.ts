import { describe, expect, it } from '@jest/globals'
import { growth, inProportion } from '../../guardrails/testing/growth.js'
import { plain } from '../../guardrails/phrases.js'
import { ourWords } from './our-words.js'
import { holder, nearness, outsideSubjectOf, outsideSubjectsOf } from './subject-of.js'
import { subjects } from './subjects.js'

describe('what is not our subject', () => {
  it.each([
    'Har du en god opskrift på pandekager?',
    'væk mig klokken halv otte',
    'skal jeg have paraply med i morgen',
    'hvad hedder den her sang',
    'Hvilket parti skal jeg stemme på, hvis jeg vil have højere dagpenge?',
    'Hvilken a-kasse er bedst?',
    'Hvor mange er arbejdsløse i Danmark?',
    'Hvor meget kan jeg få i SU, og hvornår er fristen for at søge?',
    'Hvordan fornyer jeg mit pas?',
    'Skriv et digt om at være ledig',
    'Jeg har haft hovedpine i tre dage. Hvilken medicin skal jeg tage?',
    'Hvor langt varsel har jeg, når jeg opsiger min lejebolig?',
    'how do I get a driving licence',
    'What is the weather like tomorrow?',
    'Er der stadig ledige pladser på svømmeholdet?',
    'hvor mange kampe får man i karantæne for et rødt kort',
  ])('%s', (text) => expect(outsideSubjectOf(text)).toBeDefined())

  it.each([
    'Kan jeg få SU og dagpenge i samme måned?',
    'Jeg har feber, skal jeg melde mig syg i dag?',
    'Må jeg gå til håndbold, mens jeg er sygemeldt?',
    'Jeg arbejder i en restaurant og er blevet fyret',
    'min vaskemaskine er død og jeg har ingen penge, kan man få hjælp til en ny',
    'Må de spørge om min religion til samtalen?',
    'Hvordan er vejret, og hvornår får jeg dagpenge?',
    'Jeg er musiker. Kan jeg få dagpenge mellem to koncerter?',
    'Hvem er nytilkommen?',
    'Kan jeg tage en uddannelse på engelsk?',
    'hvad nu hvis jeg ikke når det?',
    '',
  ])('but this may be: %s', (text) => expect(outsideSubjectOf(text)).toBeUndefined())

  it('knows the words of being out of work', () => {
    expect(
      [
        'hvad er en a-kasse',
        'What is unemployment benefit?',
        'Må min chef det?',
        'hvor meget i løn',
        'jeg skal op fem',
      ].map(nearness),
    ).toEqual(['ours', 'ours', 'near', 'near', 'strange'])
  })

  it.each([
    ...Object.entries(subjects).map(([name, { words }]) => [name, words] as const),
    ...Object.entries(ourWords),
  ])('is listed in words that a message can hold: %s', (_name, list) => {
    const never = list
      .trim()
      .split(/\s+/)
      .filter((entry) => {
        const said = entry.replace('^', '').replaceAll('*', 'x').replaceAll('_', ' ')
        return !holder(entry)(plain(said).split(' '))
      })
    expect(never).toEqual([])
  })

  it('is told in time in proportion to the message, and no more', () => {
    expect(growth(outsideSubjectsOf, (length) => 'væk dig '.repeat(length / 8))).toBeLessThan(inProportion)
  })
})
