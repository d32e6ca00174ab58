import type { Account } from '../../../widget/protocol/staff.js'
import { words } from '../texts/words.js'
import { Button } from '../view/button.js'
import { placeName } from '../view/citizen-name.js'
import { momentIn } from '../view/when.js'
import { useWorkplace } from '../view/workplace-context.js'

/** More municipalities than this are counted. */
const namedPlaces = 3

export function AccountRow({
  account,
  onEdit,
  onPassword,
  onErase,
}: {
  account: Account
  onEdit: () => void
  onPassword: () => void
  onErase: () => void
}) {
  const { t, language } = words()
  const { me } = useWorkplace()
  const { id, name, email, roles, municipalities, disabled, external, lockedUntil, lastSignIn, capacity } =
    account
  const locked = lockedUntil !== undefined && Date.parse(lockedUntil) > Date.now()
  const places =
    municipalities.length === 0
      ? t.accounts.allMunicipalities
      : municipalities.length > namedPlaces
        ? `${t.accounts.municipalities}: ${municipalities.length}`
        : municipalities.map(placeName).join(', ')
  return (
    <li class={`account ${disabled ? 'off' : ''}`}>
      <div>
        <p>
          <b>{name}</b> {id === me.id && <span class="muted">({t.accounts.you}) </span>}
          {roles.map((role) => (
            <span key={role} class="tag">
              {t.accounts.role[role]}
            </span>
          ))}
          {disabled && <span class="tag crisis">{t.accounts.disabled}</span>}
          {locked && <span class="tag crisis">{t.accounts.locked}</span>}
          {external && <span class="tag">{t.accounts.external}</span>}
        </p>
        <p class="muted">
          {email} · {places}
          {capacity !== undefined && ` · ${t.accounts.capacity}: ${capacity}`}
        </p>
        <p class="muted">
          {lastSignIn ? t.accounts.lastSignIn(momentIn(language, lastSignIn)) : t.accounts.never}
        </p>
      </div>
      <div class="acts">
        <Button aria-label={t.accounts.editOf(name)} onPress={onEdit}>
          {t.edit}
        </Button>
        {!external && (
          <Button aria-label={t.accounts.newPasswordOf(name)} onPress={onPassword}>
            {t.accounts.newPassword}
          </Button>
        )}
        <Button aria-label={t.accounts.eraseOf(name)} onPress={onErase}>
          {t.erase}
        </Button>
      </div>
    </li>
  )
}
