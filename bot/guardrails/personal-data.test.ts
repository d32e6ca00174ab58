import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { danish } from '../texts/da.js'
import { english } from '../texts/en.js'
import { clean } from './clean.js'
import { maskPersonalData, withoutPlaceholders } from './personal-data.js'
import { growth, inProportion } from './testing/growth.js'

const kindsIn = (text: string) => clean(text).masked

describe('personal data are masked:', () => {
  it.each([
    ['Mit cpr er 010190-1234, kan I se', 'Mit cpr er [CPR •••], kan I se'],
    ['0101901234', '[CPR •••]'],
    ['010190 1234', '[CPR •••]'],
    ['010190.1234', '[CPR •••]'],
    ['010190/1234', '[CPR •••]'],
    ['0101 90 1234', '[CPR •••]'],
    ['01.01.90-1234', '[CPR •••]'],
    ['01 01 90 12 34', '[CPR •••]'],
    ['0 1 0 1 9 0 1 2 3 4', '[CPR •••]'],
    ['01011990-1234', '[CPR •••]'],
    ['290200-1234', '[CPR •••]'],
    // Hidden characters, other digits and dashes, line breaks, letters for digits.
    ['0101\u200b90\u00ad-12\u{e0031}34', '[CPR •••]'],
    ['０１０１９０－１２３４', '[CPR •••]'],
    ['٠١٠١٩٠-١٢٣٤', '[CPR •••]'],
    ['𝟎𝟏𝟎𝟏𝟗𝟎-𝟏𝟐𝟑𝟒', '[CPR •••]'],
    ['0\ufe0f\u20e31\ufe0f\u20e30\ufe0f\u20e31\ufe0f\u20e39\ufe0f\u20e30\ufe0f\u20e3-1234', '[CPR •••]'],
    ['010190–1234', '[CPR •••]'],
    ['010190\u20111234', '[CPR •••]'],
    ['010190 —\n1234', '[CPR •••]'],
    ['010190\n1234', '[CPR •••]'],
    ['O1O19O-1234', '[CPR •••]'],
    ['cpr010190-1234tak', 'cpr[CPR •••]tak'],
    // A slip of the finger: no date, but she says what it is.
    ['mit cpr-nr. er 451390-1234', 'mit cpr-nr. er [CPR •••]'],

    ['reg. 1234 konto 12345678', '[konto •••]'],
    ['reg.nr. 1234, kontonr. 0001234567', '[konto •••]'],
    ['9541-0003123456', '[konto •••]'],
    ['1234 1234567890', '[konto •••]'],
    ['kontonummer: 1234 5678901', 'kontonummer: [konto •••]'],
    ['min konto er 12345678', 'min konto er [konto •••]'],
    ['DK50 0040 0440 1162 43 tak', '[konto •••] tak'],
    ['dk5000400440116243', '[konto •••]'],
    ['GB82 WEST 1234 5698 7654 32', '[konto •••]'],
    ['4111 1111 1111 1111', '[kort •••]'],
    ['5555-5555-5555-4444', '[kort •••]'],

    ['ring på 20304050', 'ring på [tlf. •••]'],
    ['20 30 40 50', '[tlf. •••]'],
    ['2030 4050', '[tlf. •••]'],
    ['20-30-40-50', '[tlf. •••]'],
    ['20 304 050', '[tlf. •••]'],
    ['tlf. 20.30.40.50', 'tlf. [tlf. •••]'],
    ['+45 20 30 40 50', '[tlf. •••]'],
    ['(+45) 20304050', '[tlf. •••]'],
    ['0045 20304050', '[tlf. •••]'],
    ['+46 70-123 45 67', '[tlf. •••]'],
    ['mit nummer er 70 11 22 33', 'mit nummer er [tlf. •••]'],
    ['20 30\n40 50', '[tlf. •••]'],

    ['Skriv til Åse.Møller@domæne.dk.', 'Skriv til [e-mail •••].'],
    ['jens (at) mail.dk', '[e-mail •••]'],
    ['jens snabel-a mail.dk', '[e-mail •••]'],

    ['Jeg bor Nørregade 12, 3. tv, 8000 Aarhus C', 'Jeg bor [adresse •••]'],
    ['nørregade 12 st. th', '[adresse •••]'],
    ['Gammel Kongevej 33B 4. th', '[adresse •••]'],
    ['H.C. Andersens Boulevard 12', '[adresse •••]'],
    ['Vester Allé 4, 8000 Aarhus', '[adresse •••]'],
    ['Søndergade 14\n8700 Horsens', '[adresse •••]'],
    ['jeg bor på Strandparken 5, 2500 Valby', 'jeg bor på [adresse •••]'],
    ['Rosenlund 5, 8700 Horsens', '[adresse •••]'],
    ['Sankt Hans Torv 3', '[adresse •••]'],
    ['pasnummer 123456789', 'pasnummer [ID •••]'],
  ])('%j becomes %j', (text, masked) => expect(clean(text).text).toBe(masked))

  it('and each kind is told of once', () => {
    const { text, masked } = clean('010190-1234 020290-1234, a@b.dk, 20 30 40 50')
    expect(text).toBe('[CPR •••] [CPR •••], [e-mail •••], [tlf. •••]')
    expect(masked).toEqual(['cpr', 'phone', 'email'])
  })
})

describe('what is none:', () => {
  it.each([
    '2024-2025',
    '2024 2025',
    '225.000 kr',
    '12.345.678 kr.',
    '12345678 kr',
    '1.924 timer',
    '962 timer',
    'ring 70 15 20 30',
    '70152030',
    '70 201 201',
    'Er mit nummer 70 15 20 30 hos Jobnet?',
    '112, 1888, 1813 og 116 111',
    'den 01.01.2026',
    'fra 01.01.2024-31.12.2025',
    'fra 01.07.26 til 15.07.26',
    '24122026 og 20261224',
    'siden 2010 2012 2015',
    'lov nr. 1655 af 30. december 2022',
    'LBK 1129/2025, § 55, stk. 2',
    'mellem 2500-3000 kr',
    'kl. 10.30-12.45',
    'uge 30 31 32 33 og 34',
    'CVR 12345678',
    'sagsnr. 12345678',
    '990190-1234 er ingen dato',
    '300290-1234 heller ikke',
    '8700',
    '8700 Horsens',
    'Aarhus C',
    'på gaden',
    'jeg bor i Horsens',
    'jeg bor på 3. sal',
    'arbejdsplads 12 timer om ugen',
    'en vej 2 år frem',
    'praktikplads 4 uger',
    'December 12, 2026 I was fired',
    'jeg vil have 2 børn',
    '1234567890123',
  ])('%j stays', (text) => expect(clean(text)).toEqual({ text, masked: [] }))

  it('our own texts and articles hold no personal data', () => {
    const whereToAsk = [danish, english].flatMap((texts) => [
      JSON.stringify(texts),
      texts.reachAPerson('Aarhus Kommune'),
      texts.ownCase(undefined),
    ])
    const folder = path.join(import.meta.dirname, '../../knowledge/articles')
    const articles = readdirSync(folder)
      .filter((file) => file.endsWith('.md'))
      // Without the addresses of sources, which hold numbers of their own.
      .map((file) => readFileSync(path.join(folder, file), 'utf8').replace(/https?:\S+/g, ''))
    for (const text of [...whereToAsk, ...articles]) {
      const { text: masked } = maskPersonalData(text)
      const at = masked.search(/•••/)
      expect(at < 0 ? '' : masked.slice(Math.max(0, at - 60), at + 20)).toBe('')
    }
  })
})

const two = (n: number) => String(n).padStart(2, '0')
const anyCpr = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 0, max: 99 }),
    serial: fc.integer({ min: 0, max: 9999 }),
    between: fc.constantFrom('', '-', ' ', '.', '–', ' - ', '\n', '\u00a0', '\u2011', '\u200b-', '\u00ad'),
    zero: fc.constantFrom('0', '０', '٠'),
  })
  .map(({ day, month, year, serial, between, zero }) =>
    `${two(day)}${two(month)}${two(year)}${between}${String(serial).padStart(4, '0')}`.replaceAll('0', zero),
  )
const prose = fc.constantFrom('Hej, ', 'mit cpr er ', 'skriv til ', '', 'Jeg er 43 år. ', '\n', '2026: ')

describe('whatever is written', () => {
  it('no CPR number gets through, in whatever characters and surroundings', () => {
    fc.assert(
      fc.property(
        prose,
        anyCpr,
        fc.constantFrom('', ' tak', '.', ', og hvad nu?', '!'),
        (before, cpr, after) => {
          const { text, masked } = clean(before + cpr + after)
          expect(masked).toContain('cpr')
          expect(text).toContain('[CPR •••]')
          // The year before it stays; of the ten digits none does.
          expect(text.replace(before.trim(), '')).not.toMatch(/\p{Nd}/u)
        },
      ),
    )
  })

  it('no phone number does, as Danes group it', () => {
    const grouped = fc
      .tuple(
        fc.stringMatching(/^[2-69]\d{7}$/),
        fc.constantFrom([8], [4, 4], [2, 2, 2, 2], [2, 3, 3], [3, 2, 3], [2, 6], [3, 5]),
      )
      .map(([digits, groups]) => {
        let from = 0
        return groups.map((length) => digits.slice(from, (from += length))).join(' ')
      })
    fc.assert(
      fc.property(grouped, (phone) => {
        expect(kindsIn(`ring på ${phone}`)).toEqual(['phone'])
        expect(kindsIn(`+45 ${phone}`)).toEqual(['phone'])
      }),
    )
  })

  it('masking what is masked changes nothing, and text between stays as it was', () => {
    const piece = fc.oneof(
      anyCpr,
      prose,
      fc.string({ maxLength: 20 }),
      fc.constantFrom('a@b.dk', 'Nørregade 12', '4111111111111111'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const once = clean(pieces.join(' ; '))
        expect(clean(once.text)).toEqual({ text: once.text, masked: [] })
      }),
    )
  })

  it.each([
    'a',
    '1',
    '1 ',
    '01 ',
    '0101',
    'a@',
    'aa.',
    'konto ',
    'reg 1',
    '+45 ',
    'Aagade ',
    'Vej 1 ',
    'cpr ',
    'dk12 ',
    '(at) ',
    '１',
    'O1',
    'A ',
    'A.',
    '-',
    '.',
    '\u0660',
    'bor på ',
    '1,',
  ])('text made of %j takes time in proportion to it, and no more', (unit) => {
    const look = (text: string) => withoutPlaceholders(maskPersonalData(text).text)
    expect(growth(look, (length) => unit.repeat(length / unit.length))).toBeLessThan(inProportion)
  })
})

describe('for search and a model', () => {
  it.each([
    ['Mit cpr er 010190-1234, kan I se hvor mange timer jeg har?', 'kan I se hvor mange timer jeg har?'],
    ['Hvad er G-dage? Ring til mig på 20 30 40 50', 'Hvad er G-dage?'],
    ['Jeg bor på Nørregade 12 og er fyret. Hvad nu?', 'og er fyret. Hvad nu?'],
    ['010190-1234', ''],
    ['Hvad er G-dage?', 'Hvad er G-dage?'],
    ['- et punkt', '- et punkt'],
  ])('%j is %j', (said, asked) => expect(withoutPlaceholders(clean(said).text)).toBe(asked))
})
