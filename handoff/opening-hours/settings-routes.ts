import { Router, type RequestHandler } from 'express'
import { z } from 'zod'
import { Refusal } from '../../bot/channels/web/refusal.js'
import { municipalities } from '../../bot/texts/municipalities.js'
import { DeskSettings, type SettingsAnswer } from '../../widget/protocol/desk.js'
import { Language } from '../../widget/protocol/http.js'
import { Municipality } from '../../widget/protocol/staff.js'
import { previewDays } from './preview-days.js'
import { bodyOf, parsed } from '../../bot/channels/web/parse-request.js'
import type { SettingsStore } from './settings-store.js'

const Whose = z.object({ municipality: Municipality.optional() })
const Preview = Whose.extend({ language: Language.default('da') })
const daysShown = 14

/** A leader's door to opening hours: sees, sets and takes back when a desk is open, and what that comes to in the next days. */
export function createSettingsRoutes({
  store,
  requireAdmin,
  now,
}: {
  store: SettingsStore
  /** Lets only leaders in. */
  requireAdmin: RequestHandler
  now: () => Date
}): Router {
  const router = Router()

  router.get('/settings', requireAdmin, async (request, response) => {
    const { municipality } = known(parsed(Whose, request.query))
    response.json(await store.read(municipality))
  })

  router.put('/settings', requireAdmin, async (request, response) => {
    const { municipality } = known(parsed(Whose, request.query))
    const settings = parsed(DeskSettings, bodyOf(request))
    await store.write(municipality, settings)
    response.json({ settings, inherited: false } satisfies SettingsAnswer)
  })

  router.delete('/settings', requireAdmin, async (request, response) => {
    const { municipality } = known(parsed(Whose, request.query))
    // Forgetting to say whose would reset the whole country.
    if (municipality === undefined)
      throw new Refusal(
        400,
        'municipality-required',
        'Say which municipality goes back to the national hours.',
      )
    await store.remove(municipality)
    response.json(await store.read(municipality))
  })

  router.get('/settings/preview', requireAdmin, async (request, response) => {
    const { municipality, language } = known(parsed(Preview, request.query))
    const { settings } = await store.read(municipality)
    response.json({ days: previewDays(settings, now(), daysShown, language) })
  })

  return router
}

function known<Asked extends { municipality?: string | undefined }>(asked: Asked): Asked {
  if (asked.municipality !== undefined && !municipalities.has(asked.municipality))
    throw new Refusal(400, 'unknown-municipality', 'No Danish municipality has that code.')
  return asked
}
