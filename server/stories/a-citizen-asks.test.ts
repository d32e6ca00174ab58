import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Article } from '../../knowledge/editing/article.js'
import { Message } from '../../widget/protocol/message.js'
import { openFrontDoor, type FrontDoor } from './front-door.js'

describe('a citizen asks', () => {
  let door: FrontDoor
  beforeAll(async () => {
    door = await openFrontDoor()
  })
  afterAll(() => door.close())

  it('is greeted by something that says it is not a human, with ways to begin', async () => {
    const ida = await door.citizen({ municipality: '0101', language: 'da', targetGroup: 'dagpenge' })
    expect(ida.greeting).toHaveLength(1)
    const [greeting] = ida.greeting
    expect(Message.parse(greeting)).toEqual(greeting)
    expect(greeting).toMatchObject({ seq: 1, author: { role: 'assistant' } })
    expect(greeting?.text).toContain('ikke et menneske')
    expect(greeting?.suggestions?.length).toBeGreaterThan(1)
  })

  it('gets an answer that says where it comes from, and can read the source', async () => {
    const ida = await door.citizen()
    const [reply, ...more] = await ida.says('Hvad er G-dage, og hvor mange har jeg ret til?')
    expect(more).toEqual([])
    expect(Message.parse(reply)).toEqual(reply)
    expect(reply?.answer?.status).toBe('answered')
    expect(reply?.text.length).toBeLessThanOrEqual(900)
    expect(reply?.text).toContain('2 G-dage')
    expect(reply?.answer?.citations.length).toBeGreaterThan(0)
    for (const { n, quote, articleId, url, reviewedAt } of reply?.answer?.citations ?? []) {
      expect(reply?.text).toContain(`${quote} [${n}]`)
      const article = (await (await door.request(`/api/articles/${articleId}`)).json()) as Article
      expect(article.body).toContain(quote)
      expect(article.sources.map((source) => source.url)).toContain(url)
      expect(reviewedAt).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  })

  it('is told in honest words when there is no answer, with something to try', async () => {
    const ida = await door.citizen()
    const [reply] = await ida.says('Må min arbejdsgiver forbyde mig at spise hvidløg?')
    expect(reply?.answer).toEqual({ status: 'unanswered', citations: [] })
    expect(reply?.text).toContain('gætter ikke')
    expect(reply?.suggestions?.length).toBeGreaterThan(0)
  })

  it('is told kindly what is none of our business, without a source', async () => {
    const ida = await door.citizen()
    const [recipe] = await ida.says('Har du en god opskrift på pandekager?')
    expect(recipe?.answer).toEqual({ status: 'out-of-scope', citations: [] })
    const [grant] = await ida.says('Hvor meget kan jeg få i SU?')
    expect(grant?.answer?.status).toBe('out-of-scope')
    expect(grant?.text).toContain('su.dk')
  })

  it('gets both rules when nobody said which benefit it is about, and one when she has', async () => {
    const ida = await door.citizen()
    const [both] = await ida.says('Må jeg holde ferie?')
    expect(both?.text).toContain('Hvis du får dagpenge')
    expect(both?.text).toContain('Hvis du får kontanthjælp')
    const [mine] = await ida.says(both?.suggestions?.[0]?.text ?? '')
    expect(new Set(mine?.answer?.citations.map(({ articleId }) => articleId)).size).toBe(1)
  })

  it('gets an answer to each question of a message, and is told which one has none', async () => {
    const ida = await door.citizen()
    const [two] = await ida.says('Hvad er G-dage, og hvor længe har jeg til at klage over min a-kasse?')
    expect(two?.answer?.citations.map(({ articleId }) => articleId)).toEqual(
      expect.arrayContaining(['g-dage', 'klage-over-a-kassen']),
    )
    const [one] = await ida.says('Hvad er G-dage, og hvem vinder fodboldkampen på søndag?')
    expect(one?.answer?.status).toBe('partial')
    expect(one?.text).toContain('»Hvem vinder fodboldkampen på søndag?«')
  })

  it('may go on where she was: a follow-up is read with what came before it', async () => {
    const ida = await door.citizen()
    await ida.says('Hvad er karantæne i a-kassen?')
    const [reply] = await ida.says('og hvor længe varer den?')
    expect(reply?.text).toMatch(/3 uger/)
  })

  it('is answered in Danish when she writes Norwegian or Swedish', async () => {
    const kari = await door.citizen({ language: 'en' })
    const [reply] = await kari.says('hvor lenge må jeg være medlem av a-kassen for å få dagpenger?')
    expect(reply?.answer?.status).toBe('answered')
    expect(reply?.text).toMatch(/medlem/)
  })

  it('gets small talk for small talk, without a search', async () => {
    const ida = await door.citizen()
    for (const text of ['hej', 'Tusind tak for hjælpen', 'Hvad kan du hjælpe med?']) {
      const [reply] = await ida.says(text)
      expect(reply?.answer).toBeUndefined()
      expect(reply?.text.length).toBeGreaterThan(10)
    }
  })

  it('asks in English and is answered in English', async () => {
    const john = await door.citizen({ language: 'en' })
    expect(john.greeting[0]?.text).toContain('not a human')
    const [reply] = await john.says('I was fired. When do I have to register as unemployed?')
    expect(reply?.answer?.status).toBe('answered')
    expect(reply?.text).toMatch(/first day/i)
  })

  it('is told where to find a person, and nothing pretends that one is coming', async () => {
    const ida = await door.citizen({ municipality: '0751' })
    const [reply] = await ida.says('Jeg vil gerne tale med et menneske')
    expect(reply?.event).toEqual({ kind: 'handoff', state: 'unavailable' })
    expect(reply?.text).toContain('Aarhus Kommune')
    expect(reply?.text).toContain('A-kassen')
  })

  it('gets numbers to call in a crisis, before anything else', async () => {
    const ida = await door.citizen()
    const [reply] = await ida.says('Jeg har mistet mit job og jeg vil bare dø')
    expect(reply?.answer).toEqual({ status: 'crisis', citations: [] })
    expect(reply?.text).toMatch(/112[\s\S]*70 201 201/)
  })

  it('is not told anything about her own case, for nobody here can see it', async () => {
    const ida = await door.citizen()
    const replies = await ida.says('Kan du se i systemet om min ansøgning om dagpenge er godkendt?')
    expect(replies.at(-1)?.answer).toEqual({ status: 'own-case', citations: [] })
  })

  it('is understood when what she asks leans on what she asked before', async () => {
    const ida = await door.citizen()
    await ida.says('Hvor lang tid har jeg til at klage over en afgørelse fra min a-kasse?')
    const [reply] = await ida.says('og hvad koster det?')
    expect(['answered', 'unanswered']).toContain(reply?.answer?.status)
  })

  it('says the same thing twice by its clientId and is heard once', async () => {
    const ida = await door.citizen()
    const first = await ida.says('Hvad er en joblog?', 'same')
    expect(await ida.says('Hvad er en joblog?', 'same')).toEqual(first)
    expect(await ida.reads()).toHaveLength(3)
    const ten = await Promise.all(Array.from({ length: 10 }, () => ida.says('hej', 'again')))
    for (const replies of ten) expect(replies).toEqual(ten[0])
    expect((await ida.reads()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
  })

  it('reads on from where she was, takes everything with her, and leaves nothing behind', async () => {
    const ida = await door.citizen({ municipality: '0101' })
    await ida.says('hej')
    expect((await ida.reads(1)).map(({ seq }) => seq)).toEqual([2, 3])
    expect(await ida.reads(99)).toEqual([])

    const exported = await ida.exports()
    expect(exported.headers.get('content-disposition')).toContain('attachment')
    const everything = (await exported.json()) as { conversation: object; messages: Message[] }
    expect(everything.conversation).toMatchObject({ id: ida.id, municipality: '0101', language: 'da' })
    expect(JSON.stringify(everything)).not.toContain('accessHash')
    expect(everything.messages).toEqual(await ida.reads())

    expect((await ida.erases()).status).toBe(204)
    expect((await ida.exports()).status).toBe(404)
    expect((await ida.erases()).status).toBe(404)
  })
})
