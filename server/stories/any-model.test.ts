import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  openScriptedEndpoint,
  type ScriptedEndpoint,
} from '../../bot/language-model/testing/scripted-endpoint.js'
import { scripts } from '../../bot/language-model/testing/scripts.js'
import type { Message } from '../../widget/protocol/message.js'
import { readConfig } from '../config/config.js'
import { openFrontDoor, type FrontDoor } from './front-door.js'

/** The variables that name a real model, if the environment has any. */
const real = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    /^(AZURE_)?OPENAI_/.test(name) && value ? [[name, value]] : [],
  ),
)
const isReal = readConfig({ ...real }).model !== undefined

const questions = [
  ['da', 'Hvor meget kan jeg højst få i dagpenge?'],
  ['da', 'Hvad er G-dage, og hvor mange får jeg?'],
  ['da', 'Hvad sker der, hvis jeg selv siger op?'],
  ['da', 'Må jeg holde ferie, mens jeg er ledig?'],
  ['en', 'How much can I get in dagpenge at most?'],
  ['en', 'What happens if I resign from my job myself?'],
] as const

/** What must hold of any model: the scripted one always, and a real one when the environment names it. */
describe.each(['the scripted endpoint', ...(isReal ? ['the endpoint of the environment'] : [])])(
  'on %s',
  (which) => {
    let endpoint: ScriptedEndpoint | undefined
    let door: FrontDoor
    beforeAll(async () => {
      if (which === 'the scripted endpoint') endpoint = await openScriptedEndpoint(scripts.good)
      door = await openFrontDoor(endpoint ? { OPENAI_BASE_URL: endpoint.baseUrl, OPENAI_MODEL: 'm' } : real)
    }, 60_000)
    afterAll(async () => {
      await door.close()
      await endpoint?.close()
    })

    const checked = async ({ text, answer }: Message) => {
      expect(['answered', 'partial']).toContain(answer?.status)
      expect(text.length).toBeLessThanOrEqual(900)
      expect(answer?.citations.length).toBeGreaterThan(0)
      for (const { n, quote, articleId } of answer?.citations ?? []) {
        expect(text).toContain(`[${n}]`)
        const article = (await (await door.request(`/api/articles/${articleId}`)).json()) as { body: string }
        expect(article.body).toContain(quote)
      }
    }

    it.each(questions)(
      'answers with sources, in time, whatever it writes (%s: %s)',
      async (language, question) => {
        const began = performance.now()
        const [reply] = await (await door.citizen({ language })).says(question)
        expect(performance.now() - began).toBeLessThan(10_000)
        if (!reply) throw new Error('not a word')
        await checked(reply)
      },
      20_000,
    )

    it('words most answers itself, and never breaks', async () => {
      const metrics = await (await door.request('/metrics')).text()
      const outcomes = new Map(
        [...metrics.matchAll(/model_seconds_count\{prompt="answer-\d+",outcome="([a-z-]+)"\} (\d+)/g)].map(
          ([, outcome = '', count]) => [outcome, Number(count)] as const,
        ),
      )
      console.info(`${which}: ${[...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}`)
      expect(outcomes.get('written')).toBeGreaterThan(questions.length / 2)
      for (const outcome of ['broken', 'malformed', 'rejected', 'unreachable'])
        expect(outcomes.get(outcome)).toBeUndefined()
    })
  },
)

if (!isReal)
  describe('on the endpoint of the environment', () => {
    it.skip('needs OPENAI_BASE_URL and OPENAI_MODEL, or AZURE_OPENAI_*: NOT RUN', () => undefined)
  })
