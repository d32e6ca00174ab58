import { useState } from 'preact/hooks'
import { municipalities } from '../../../bot/texts/municipalities.js'
import type { Colleague, Handoff, TransferTo } from '../../../widget/protocol/desk.js'
import { Dialog } from '../../../widget/view/dialog.js'
import { maxTextLength } from '../protocol-values.js'
import { problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { Select } from './field.js'
import { useWorkplace } from './workplace-context.js'

const order: Colleague['state'][] = ['available', 'away', 'absent']
const national = 'national'

/** Passes a conversation on: to one colleague, or to a queue, with a note if there is something to say. */
export function TransferDialog({ handoff, onClose }: { handoff: Handoff; onClose: () => void }) {
  const { t } = words()
  const { desk, me, tell, leave } = useWorkplace()
  const id = handoff.conversationId
  const colleagues = (desk.state.queue?.colleagues ?? [])
    .filter((one) => one.id !== me.id)
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.active - b.active)
  const [to, setTo] = useState<string>()
  const [place, setPlace] = useState(handoff.municipality ?? national)
  const [acting, setActing] = useState(false)
  const [problem, setProblem] = useState<string>()
  const note = desk.draftOf(id).transferNote

  const target = (): { to: TransferTo; name: string } | undefined => {
    if (to === 'queue')
      return place === national
        ? { to: { municipality: null }, name: t.transferDialog.national }
        : { to: { municipality: place }, name: municipalities.get(place) ?? place }
    const colleague = colleagues.find((one) => one.id === to)
    return colleague && { to: { caseworker: colleague.id }, name: colleague.name }
  }
  const transfer = async () => {
    const chosen = target()
    if (acting) return
    if (!chosen) {
      setProblem(t.transferDialog.choose)
      return
    }
    setActing(true)
    const answer = await desk.transfer(id, chosen.to, note)
    setActing(false)
    if (!answer.ok) {
      setProblem(problemText(answer.code, t))
      return
    }
    onClose()
    desk.conversations.dismiss(id)
    tell(t.news.transferred(chosen.name))
    leave()
  }
  return (
    <Dialog name="dialog" labelledBy="transfer-title" onClose={onClose}>
      <h2 id="transfer-title">{t.transferDialog.title}</h2>
      <fieldset class="choices">
        <legend>{t.transferDialog.to}</legend>
        {colleagues.length === 0 && <p class="muted">{t.transferDialog.noColleagues}</p>}
        {colleagues.map((one) => (
          <label key={one.id} class="tick colleague">
            <input type="radio" name="to" checked={to === one.id} onChange={() => setTo(one.id)} />
            <span class="name">{one.name}</span>
            <span class={`state ${one.state}`}>{t.transferDialog.state[one.state]}</span>
            <span class="muted">{t.transferDialog.load(one.active, one.capacity)}</span>
          </label>
        ))}
        <label class="tick colleague">
          <input type="radio" name="to" checked={to === 'queue'} onChange={() => setTo('queue')} />
          <span class="name">{t.transferDialog.queue}</span>
        </label>
      </fieldset>
      {to === 'queue' && (
        <Select label={t.transferDialog.which} value={place} onValue={setPlace}>
          <option value={national}>{t.transferDialog.national}</option>
          {[...municipalities].map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <div class="field">
        <label for="transfer-note">
          {t.transferDialog.note} <span class="muted">({t.optional})</span>
        </label>
        <p class="hint">{t.composer.noteExplained}</p>
        <textarea
          id="transfer-note"
          class="for-note"
          rows={3}
          maxLength={maxTextLength}
          value={note}
          onInput={(event) => desk.setDraft(id, { transferNote: event.currentTarget.value })}
        />
      </div>
      <p role="alert" class="alarm">
        {problem}
      </p>
      <div class="acts">
        <Button onPress={onClose}>{t.cancel}</Button>
        <Button kind="strong" off={acting} onPress={() => void transfer()}>
          {t.transferDialog.act}
        </Button>
      </div>
    </Dialog>
  )
}
