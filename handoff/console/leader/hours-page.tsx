import { useEffect, useState } from 'preact/hooks'
import { municipalities } from '../../../bot/texts/municipalities.js'
import type { SettingsAnswer } from '../../../widget/protocol/desk.js'
import type { PreviewDay } from '../connection/staff-api.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Button } from '../view/button.js'
import { ConfirmDialog } from '../view/confirm-dialog.js'
import { Select } from '../view/field.js'
import { useWorkplace } from '../view/workplace-context.js'
import { HoursForm } from './hours-form.js'
import { Preview } from './preview.js'

/** When the desk is open: in the whole country, or in one municipality. */
export function HoursPage() {
  const { t, language } = words()
  const { api, tell } = useWorkplace()
  const [place, setPlace] = useState('')
  const [answer, setAnswer] = useState<SettingsAnswer & { place: string; count: number }>()
  const [days, setDays] = useState<PreviewDay[]>()
  const [problem, setProblem] = useState<string>()
  const [resetting, setResetting] = useState(false)
  const municipality = place || undefined

  const fetchIt = async (count = 0) => {
    setProblem(undefined)
    try {
      const [settings, preview] = await Promise.all([
        api.settings(municipality),
        api.preview(municipality, language),
      ])
      setAnswer({ ...settings, place, count })
      setDays(preview.days)
    } catch (error) {
      setProblem(codeOf(error))
    }
  }
  useEffect(() => {
    setAnswer(undefined)
    setDays(undefined)
    void fetchIt()
  }, [place])
  const renewed = async () => {
    await fetchIt((answer?.count ?? 0) + 1)
    tell(t.saved)
  }
  const here = answer?.place === place ? answer : undefined
  return (
    <>
      <div class="sheet">
        <Select label={t.hours.place} value={place} onValue={setPlace}>
          <option value="">{t.wholeCountry}</option>
          {[...municipalities].map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
        <p class="muted" role="status">
          {here
            ? place === ''
              ? t.hours.national
              : here.inherited
                ? t.hours.inherited
                : t.hours.own
            : !problem && t.loading}
        </p>
        <p role="alert" class="alarm">
          {problem && problemText(problem, t)}
        </p>
        {problem && <Button onPress={() => void fetchIt()}>{t.tryAgain}</Button>}
        {here && municipality && !here.inherited && (
          <Button onPress={() => setResetting(true)}>{t.hours.reset}</Button>
        )}
      </div>
      {here && (
        <div class="beside">
          <HoursForm
            key={`${here.place}-${here.count}`}
            settings={here.settings}
            save={async (settings) => {
              await api.changeSettings(municipality, settings)
              await renewed()
            }}
          />
          {days && <Preview days={days} />}
        </div>
      )}
      {resetting && municipality && (
        <ConfirmDialog
          question={t.hours.reallyReset}
          explained={t.hours.resetExplained}
          doIt={t.hours.reset}
          act={async () => {
            await api.resetSettings(municipality)
            await renewed()
          }}
          onClose={() => setResetting(false)}
        />
      )}
    </>
  )
}
