import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { fillPlaceholders } from './fill-placeholders.js'

const known = { name: 'Aisha', me: 'Mette', municipality: 'Københavns Kommune' }
const unknown = { me: 'Mette' }

describe('filling placeholders', () => {
  it.each([
    ['Hej {navn}, jeg hedder {mig}.', 'Hej Aisha, jeg hedder Mette.'],
    ['Hi {name}, my name is {me}.', 'Hi Aisha, my name is Mette.'],
    ['Send det til {kommune}.', 'Send det til Københavns Kommune.'],
    ['Send it to {municipality}.', 'Send it to Københavns Kommune.'],
    ['Det er {navn}s plan og {kommune}s svar.', 'Det er Aishas plan og Københavns Kommunes svar.'],
    ['{Navn}, er du der?', 'Aisha, er du der?'],
    ['{navn} {navn}', 'Aisha Aisha'],
    ['{andet} og {} bliver stående', '{andet} og {} bliver stående'],
    ['{navnet} og {menu}', '{navnet} og {menu}'],
  ])('%s', (text, filled) => {
    expect(fillPlaceholders(text, known)).toBe(filled)
  })

  it.each([
    ['Hej {navn},', 'Hej,'],
    ['Hej {navn}!', 'Hej!'],
    ['Hej {navn}', 'Hej'],
    ['Hej {navn}, jeg hedder {mig}.', 'Hej, jeg hedder Mette.'],
    ['Hej, {navn}!', 'Hej!'],
    ['Hej {navn}\n\nJeg er her.', 'Hej\n\nJeg er her.'],
    ['Tak for snakken, {navn}. Farvel.', 'Tak for snakken. Farvel.'],
    ['Tak, {navn}, fordi du spurgte.', 'Tak, fordi du spurgte.'],
    ['Er du der, {navn}?', 'Er du der?'],
    ['Farvel, {navn}', 'Farvel'],
    ['Vent lidt, {navn} – jeg ser efter.', 'Vent lidt – jeg ser efter.'],
    ['Tak, {navn}\nVi ses.', 'Tak\nVi ses.'],
    ['{navn}, jeg ser efter.', 'Jeg ser efter.'],
    ['{navn}: jeg ser efter.', 'Jeg ser efter.'],
    ['Tak. {navn}, øjeblik.', 'Tak. Øjeblik.'],
    ['Tak.\n{navn}, åbn brevet.', 'Tak.\nÅbn brevet.'],
    ['Jeg har læst {navn}s besked.', 'Jeg har læst besked.'],
    ['I have read {name}’s message.', 'I have read message.'],
    ['Tak. {navn}!', 'Tak.'],
    ['Tak. {navn}. Farvel.', 'Tak. Farvel.'],
    ['{navn}', ''],
    ['Send det til {kommune}.', 'Send det til din kommune.'],
    [
      '{kommune} svarer. {kommune}s svar. Kun {kommune}.',
      'Din kommune svarer. Din kommunes svar. Kun din kommune.',
    ],
    ['{municipality} answers, not {municipality}.', 'Your municipality answers, not your municipality.'],
    ['{navn}, {kommune} svarer.', 'Din kommune svarer.'],
  ])('%s, when neither name nor municipality is known', (text, filled) => {
    expect(fillPlaceholders(text, unknown)).toBe(filled)
    expect(fillPlaceholders(text, { ...unknown, name: ' ', municipality: '' })).toBe(filled)
  })

  it.each([
    ['Jens', 'Jens’ plan'],
    ['Max', 'Max’ plan'],
    ['Liz', 'Liz’ plan'],
    ['Bo', 'Bos plan'],
  ])('knows whose plan it is: %s', (name, filled) => {
    expect(fillPlaceholders('{navn}s plan', { ...unknown, name })).toBe(filled)
  })

  it('writes a name as it is, whatever it looks like', () => {
    for (const name of ['{mig}', '$&', '$1', '{kommune}s', '\\'])
      expect(fillPlaceholders('Hej {navn}, {mig} her.', { ...unknown, name })).toBe(`Hej ${name}, Mette her.`)
  })

  const piece = fc.oneof(
    fc.constantFrom('{navn}', '{name}', '{mig}', '{me}', '{kommune}', '{municipality}', '{navn}s'),
    fc.constantFrom(' ', ', ', '. ', '! ', '\n', ' – ', 'hej', 'Tak', 'ø'),
  )

  it('leaves none of its placeholders, and no space before a comma or full stop', () => {
    const sentence = fc
      .array(fc.constantFrom('hej', 'Tak', '{navn}', '{kommune}', '{mig}', 'øl'), {
        minLength: 1,
        maxLength: 6,
      })
      .chain((words) =>
        fc
          .array(fc.constantFrom(' ', ', ', '. '), { minLength: words.length, maxLength: words.length })
          .map((gaps) =>
            words
              .map((word, n) => word + (gaps[n] ?? ''))
              .join('')
              .trimEnd(),
          ),
      )
    fc.assert(
      fc.property(sentence, (text) => {
        const filled = fillPlaceholders(text, unknown)
        expect(filled).not.toMatch(/[{}]/)
        expect(filled).not.toMatch(/ [.,]| {2}/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('changes nothing in a text without placeholders, and nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        fc.string(),
        (text, plain) => {
          const filled = fillPlaceholders(text, known)
          expect(fillPlaceholders(filled, known)).toBe(filled)
          if (!plain.includes('{')) expect(fillPlaceholders(plain, unknown)).toBe(plain)
        },
      ),
    )
  })
})
