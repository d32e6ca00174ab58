import { useState } from 'preact/hooks'
import { municipalities as allMunicipalities } from '../../../bot/texts/municipalities.js'
import type { Account, AccountChange } from '../../../widget/protocol/staff.js'
import { Dialog } from '../../../widget/view/dialog.js'
import { roles } from '../protocol-values.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Button } from '../view/button.js'
import { Field, Tick } from '../view/field.js'
import { useWorkplace } from '../view/workplace-context.js'

/** A new account, or a change to one. `onDone` gets the first password of a new one, to be shown once. */
export function AccountDialog({
  account,
  onDone,
  onClose,
}: {
  account?: Account
  onDone: (made?: { name: string; password: string }) => void
  onClose: () => void
}) {
  const { t } = words()
  const { api } = useWorkplace()
  const [email, setEmail] = useState(account?.email ?? '')
  const [now, setNow] = useState<AccountChange>({
    name: account?.name ?? '',
    roles: account?.roles ?? ['caseworker'],
    municipalities: account?.municipalities ?? [],
    languages: account?.languages ?? ['da'],
    disabled: account?.disabled ?? false,
    ...(account?.capacity === undefined ? {} : { capacity: account.capacity }),
  })
  const [capacity, setCapacity] = useState(String(account?.capacity ?? ''))
  const [problem, setProblem] = useState<string>()
  const [saving, setSaving] = useState(false)
  const change = (part: Partial<AccountChange>) => setNow({ ...now, ...part })

  const save = async () => {
    const { capacity: _before, disabled, ...fields } = now
    const limit = capacity.trim() ? Number(capacity) : undefined
    const wrong = !fields.roles.length
      ? t.accounts.needsRole
      : !fields.languages.length
        ? t.accounts.needsLanguage
        : !fields.name.trim() ||
            !email.trim() ||
            (limit !== undefined && !(Number.isInteger(limit) && limit > 0))
          ? t.problem.invalid
          : undefined
    setProblem(wrong)
    if (wrong || saving) return
    const given = { ...fields, name: fields.name.trim(), ...(limit === undefined ? {} : { capacity: limit }) }
    setSaving(true)
    try {
      if (account) {
        await api.changeAccount(account.id, { ...given, disabled })
        onDone()
      } else {
        const { password } = await api.addAccount({ ...given, email: email.trim() })
        onDone({ name: given.name, password })
      }
    } catch (error) {
      setProblem(problemText(codeOf(error), t))
      setSaving(false)
    }
  }
  return (
    <Dialog name="dialog wide" labelledBy="account-title" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <h2 id="account-title">{account ? t.accounts.editOf(account.name) : t.accounts.add}</h2>
        <div class="pair">
          <Field
            label={t.accounts.name}
            hint={t.accounts.nameHint}
            maxLength={60}
            autocomplete="off"
            value={now.name}
            onValue={(name) => change({ name })}
          />
          {!account && (
            <Field
              label={t.accounts.email}
              type="email"
              maxLength={200}
              autocomplete="off"
              value={email}
              onValue={setEmail}
            />
          )}
          <Field
            label={t.accounts.capacity}
            hint={t.accounts.capacityHint}
            type="number"
            min={1}
            max={1000}
            value={capacity}
            onValue={setCapacity}
          />
        </div>
        <div class="pair">
          <Choices
            legend={t.accounts.roles}
            all={roles}
            chosen={now.roles}
            name={(role) => t.accounts.role[role]}
            onChosen={(chosen) => change({ roles: chosen })}
          />
          <Choices
            legend={t.accounts.languages}
            all={['da', 'en'] as const}
            chosen={now.languages}
            name={(language) => t.inLanguage[language]}
            onChosen={(languages) => change({ languages })}
          />
        </div>
        <details class="places">
          <summary>
            {t.accounts.municipalities}:{' '}
            {now.municipalities.length
              ? t.accounts.chosen(now.municipalities.length)
              : t.accounts.allMunicipalities}
          </summary>
          <div tabIndex={0} role="group" aria-label={t.accounts.municipalities}>
            <Choices
              legend={t.accounts.municipalitiesHint}
              all={[...allMunicipalities.keys()]}
              chosen={now.municipalities}
              name={(code) => allMunicipalities.get(code) ?? code}
              onChosen={(municipalities) => change({ municipalities })}
            />
          </div>
        </details>
        {account && (
          <Tick
            label={t.accounts.disabled}
            checked={now.disabled}
            onChecked={(disabled) => change({ disabled })}
          />
        )}
        <p role="alert" class="alarm">
          {problem}
        </p>
        <div class="acts">
          <Button onPress={onClose}>{t.cancel}</Button>
          <button type="submit" class="strong" aria-disabled={saving}>
            {t.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/** Some of a list, ticked. */
function Choices<T extends string>({
  legend,
  all,
  chosen,
  name,
  onChosen,
}: {
  legend: string
  all: readonly T[]
  chosen: readonly T[]
  name: (one: T) => string
  onChosen: (chosen: T[]) => void
}) {
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {all.map((one) => (
        <Tick
          key={one}
          label={name(one)}
          checked={chosen.includes(one)}
          onChecked={(on) => onChosen(all.filter((other) => (other === one ? on : chosen.includes(other))))}
        />
      ))}
    </fieldset>
  )
}
