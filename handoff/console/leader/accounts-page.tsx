import { useEffect, useState } from 'preact/hooks'
import type { Account } from '../../../widget/protocol/staff.js'
import { codeOf, problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { Button } from '../view/button.js'
import { ConfirmDialog } from '../view/confirm-dialog.js'
import { useWorkplace } from '../view/workplace-context.js'
import { AccountDialog } from './account-dialog.js'
import { AccountRow } from './account-row.js'
import { PasswordDialog } from './password-dialog.js'

type Doing =
  | { kind: 'new' }
  | { kind: 'edit' | 'password' | 'erase'; account: Account }
  | { kind: 'show'; name: string; password: string }

/** Who works here. */
export function AccountsPage() {
  const { t } = words()
  const { api } = useWorkplace()
  const [accounts, setAccounts] = useState<Account[]>()
  const [problem, setProblem] = useState<string>()
  const [doing, setDoing] = useState<Doing>()
  const fetchThem = async () => {
    setProblem(undefined)
    try {
      setAccounts((await api.accounts()).accounts)
    } catch (error) {
      setProblem(codeOf(error))
    }
  }
  useEffect(() => void fetchThem(), [])
  const close = () => setDoing(undefined)
  return (
    <section class="sheet" aria-labelledby="accounts-title">
      <div class="list-head">
        <h2 id="accounts-title">{t.leader.sections.accounts}</h2>
        <Button kind="strong" onPress={() => setDoing({ kind: 'new' })}>
          {t.accounts.add}
        </Button>
      </div>
      <p role="status" class="muted">
        {!accounts && !problem && t.loading}
      </p>
      <p role="alert" class="alarm">
        {problem && problemText(problem, t)}
      </p>
      {problem && <Button onPress={() => void fetchThem()}>{t.tryAgain}</Button>}
      <ul class="rows">
        {accounts?.map((account) => (
          <AccountRow
            key={account.id}
            account={account}
            onEdit={() => setDoing({ kind: 'edit', account })}
            onPassword={() => setDoing({ kind: 'password', account })}
            onErase={() => setDoing({ kind: 'erase', account })}
          />
        ))}
      </ul>
      {doing?.kind === 'new' && (
        <AccountDialog
          onDone={(made) => {
            if (made) setDoing({ kind: 'show', ...made })
            void fetchThem()
          }}
          onClose={close}
        />
      )}
      {doing?.kind === 'edit' && (
        <AccountDialog
          account={doing.account}
          onDone={() => {
            close()
            void fetchThem()
          }}
          onClose={close}
        />
      )}
      {doing?.kind === 'password' && (
        <ConfirmDialog
          question={t.accounts.reallyNewPassword(doing.account.name)}
          explained={t.accounts.newPasswordExplained}
          doIt={t.accounts.newPassword}
          act={async () => {
            const { account } = doing
            const { password } = await api.newPassword(account.id)
            setTimeout(() => setDoing({ kind: 'show', name: account.name, password }), 0)
          }}
          onClose={close}
        />
      )}
      {doing?.kind === 'erase' && (
        <ConfirmDialog
          question={t.accounts.reallyErase(doing.account.name)}
          explained={t.accounts.eraseExplained}
          doIt={t.erase}
          act={async () => {
            await api.eraseAccount(doing.account.id)
            await fetchThem()
          }}
          onClose={close}
        />
      )}
      {doing?.kind === 'show' && (
        <PasswordDialog name={doing.name} password={doing.password} onClose={close} />
      )}
    </section>
  )
}
