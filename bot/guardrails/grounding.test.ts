import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ungrounded, type Written } from './grounding.js'

const da = (text: string): Written => ({ text, language: 'da' })
const en = (text: string): Written => ({ text, language: 'en' })

describe('grounding', () => {
  it.each<[Written, Written]>([
    [en('You get at most DKK 21,695 a month.'), da('Du kan højst få 21.695 kr. om måneden.')],
    [da('Du får 21.695 kroner.'), da('Satsen er 21 695 kr.')],
    [da('Du får 21.695,50 kr.'), en('The rate is DKK 21,695.50.')],
    [en('It applies from 1 February 2026.'), da('Det gælder fra den 1. februar 2026.')],
    [en('It applies from February 1, 2026.'), da('Det gælder fra 01.02.2026.')],
    [en('It applies from 1 February.'), da('Det gælder fra 1. februar 2026.')],
    [da('Det gælder fra februar 2026.'), en('from 1 February 2026')],
    [da('I 2026 er reglen en anden.'), da('Fra 1. februar 2026 gælder en ny regel.')],
    [en('Within 2 weeks you must register.'), da('Du skal tilmelde dig inden for to uger.')],
    [da('Du skal søge to job om ugen.'), en('You must apply for two jobs a week.')],
    [da('Det tager halvandet år.'), en('It takes 1.5 years.')],
    [en('It takes one and a half years.'), da('Det tager halvandet år.')],
    [da('Det tager 1½ år.'), da('Det tager halvandet år.')],
    [en('You can get it for 4–6 weeks.'), da('Du kan få det i 4 til 6 uger.')],
    [da('Det gælder for de 18-29-årige.'), da('Er du mellem 18 og 29 år, gælder reglen.')],
    [da('Er du under 30, gælder det.'), da('Det gælder unge under 30 år.')],
    [en('You get 90% of your pay.'), da('Du får 90 pct. af din løn.')],
    [en('See section 44(2).'), da('Se § 44, 2. punkt.')],
    [da('Det står i § 73 a.'), da('Lov om aktiv socialpolitik §§ 13 og 73 a')],
    [da('Ring på 70 20 12 01.'), da('Telefon 70201201')],
    [da('Ring 1888.'), da('Lev Uden Vold: 1888')],
    [en('The line is open until 3 pm.'), da('Linjen er åben til kl. 15.')],
    [da('Læs mere på jobnet.dk.'), da('Log på [Jobnet](https://www.jobnet.dk/cv).')],
    [en('You need form PD U2.'), da('Du skal bruge PD U2.')],
    [da('Det er en fireugersfrist.'), da('Fristen er 4 uger.')],
    [da('Du skal have været medlem i et år.'), en('You must have been a member for 1 year.')],
    [da('Det tæller de seneste 12 måneder.'), en('within the last twelve months')],
    [en('May you work? You may, to some extent.'), da('Ja.')],
    [da('Du kan f.eks. spørge din a-kasse.'), da('Ja.')],
    [en('You have a right to one of the two, but not to both.'), da('Du har ret til en af de to.')],
    [
      en('49.17 percent if you are under 30, and 62.11 percent if you are older.'),
      da('49,17 procent, når du er under 30 år, ellers 62,11 procent.'),
    ],
    [en('It was DKK 254,328 in 2023.'), da('Det er 254.328 kr. for 2023, 263.232 kr. for 2024.')],
    [da('Det koster 1,2 mio. kr.'), en('It costs DKK 1,200,000.')],
  ])('finds %j in %j', (written, source) => {
    expect(ungrounded(written, [source])).toEqual([])
  })

  it.each<[Written, Written]>([
    [da('Du får 21.696 kr.'), da('Du får 21.695 kr.')],
    [da('Du får 21.695 kr.'), da('Du får 21,695 procent.')],
    [da('Senest efter 2 måneder.'), da('Senest efter 2 uger.')],
    [en('Within a month.'), da('Inden for en uge.')],
    [da('Fra 1. februar 2027.'), da('Fra 1. februar 2026.')],
    [da('Fra 2. februar.'), da('Fra 1. februar 2026.')],
    [da('I maj 2026.'), da('Fra 1. februar 2026.')],
    [da('I 2027 er det nyt.'), da('Satsen er 2.027 kr.')],
    [da('Det står i § 45.'), da('Det står i § 44 og tager 45 dage.')],
    [da('Ring på 70 20 12 02.'), da('Ring på 70 20 12 01.')],
    [da('Ring på 12345678.'), da('Ring til din a-kasse.')],
    [da('Du får 80 %.'), da('Du får 90 % i 80 dage.')],
    [da('Læs mere på evil.xyz.'), da('Læs mere på jobnet.dk.')],
    [da('Læs mere på https://jobnet.dk.evil.com/x'), da('Læs mere på https://jobnet.dk')],
    [da('Skriv til hjaelp@jobnet.dk.'), da('Læs mere på jobnet.dk.')],
    [da('Det varer halvandet år.'), da('Det varer et år.')],
    [da('Du skal bruge U1.'), da('Du skal bruge U2.')],
    [da('Åbent til kl. 16.'), da('Åbent til kl. 15 hele 16 dage.')],
    [en('It lasts twenty-five weeks.'), da('Det varer 26 uger.')],
    [da('Det varer treogtyve uger.'), da('Det varer 22 uger.')],
    [da('Det er en femugersfrist.'), da('Fristen er 4 uger.')],
    [da('14 dage.'), da('to uger')],
  ])('misses %j in %j', (written, source) => {
    expect(ungrounded(written, [source])).not.toEqual([])
  })

  it('asks for no more than one source to say it', () => {
    const sources = [da('Det er 14.694 kr.'), da('Det varer 4 uger.')]
    expect(ungrounded(da('Du får 14.694 kr. i 4 uger.'), sources)).toEqual([])
    expect(ungrounded(da('Du får 14.694 kr. i 5 uger.'), sources)).toEqual(['5'])
  })

  const amount = fc.integer({ min: 2100, max: 9_999_999 })
  const danish = (n: number) => new Intl.NumberFormat('da-DK').format(n)
  const english = (n: number) => new Intl.NumberFormat('en-GB').format(n)

  it('knows an amount again in either language, and no other', () => {
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        const source = [da(`Du kan højst få ${danish(one)} kr. om måneden.`)]
        expect(ungrounded(en(`At most DKK ${english(one)} a month.`), source)).toEqual([])
        expect(ungrounded(da(`Højst ${danish(one)} kroner.`), source)).toEqual([])
        expect(ungrounded(da(`Højst ${one} kr.`), source)).toEqual([])
        if (one !== other) {
          expect(ungrounded(en(`At most DKK ${english(other)}.`), source)).toHaveLength(1)
          expect(ungrounded(da(`Højst ${danish(other)} kr.`), source)).toHaveLength(1)
        }
      }),
    )
  })

  const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  const inFull = (locale: string) => (at: Date) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at)

  it('knows a date again in either language, and no other', () => {
    const [inDanish, inEnglish, inAmerican] = [inFull('da-DK'), inFull('en-GB'), inFull('en-US')]
    fc.assert(
      fc.property(date, date, (one, other) => {
        const source = [da(`Det gælder fra den ${inDanish(one)} og frem.`)]
        expect(ungrounded(en(`From ${inEnglish(one)} on.`), source)).toEqual([])
        expect(ungrounded(en(`From ${inAmerican(one)} on.`), source)).toEqual([])
        expect(ungrounded(da(`Fra ${one.toISOString().slice(0, 10)}.`), source)).toEqual([])
        if (inDanish(one) !== inDanish(other))
          expect(ungrounded(en(`From ${inEnglish(other)} on.`), source).length).toBeGreaterThan(0)
      }),
    )
  })

  it('finds nothing missing in a text held against itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('da' as const, 'en' as const),
        (text, language) => {
          expect(ungrounded({ text, language }, [{ text, language }])).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
    const pieces = fc.constantFrom(
      '§',
      '§§ 4',
      'kl.',
      ' 12',
      '.',
      ',',
      '3',
      ' og ',
      '-',
      'kr.',
      ' 2026',
      ' maj',
      'to ',
      '½',
      ' en halv',
      '%',
      ' uger',
    )
    fc.assert(
      fc.property(fc.array(pieces), fc.constantFrom('da' as const, 'en' as const), (parts, language) => {
        const text = parts.join('')
        expect(ungrounded({ text, language }, [{ text, language }])).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
