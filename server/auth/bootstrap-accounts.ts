import { randomUUID } from 'node:crypto'
import { roles } from '../../widget/protocol/staff.js'
import type { BootstrapAccount } from '../config/read-bootstrap.js'
import { normalEmail, type StaffAccount } from './account.js'
import type { AccountStore } from './account-store.js'
import { createLine } from './create-line.js'
import { newPassword } from './new-password.js'
import type { Passwords } from './passwords.js'

/** Makes the first accounts where the store has none; without any named, one administrator, whose password is printed once. */
export async function bootstrapAccounts({
  accounts,
  passwords,
  bootstrap,
  print,
}: {
  accounts: AccountStore
  passwords: Passwords
  bootstrap?: readonly BootstrapAccount[] | undefined
  print: (line: string) => void
}): Promise<void> {
  if (!(await accounts.isEmpty())) return
  const [email, password] = ['admin@localhost', newPassword()]
  const first = bootstrap ?? [{ email, password, roles }]
  const { inTurn } = createLine({ atOnce: 2, waiting: Infinity })
  // All in one stroke: a store that has some of them would never get the others.
  const made = await accounts.add(
    ...(await Promise.all(
      first.map((one) => inTurn(() => passwords.hash(one.password)).then(toAccount(one))),
    )),
  )
  // Not made: another instance was first, and has said so.
  if (made && !bootstrap)
    print(
      `Sign in at /desk as ${email} with the password ${password} – it is shown this once; change it there.`,
    )
}

const toAccount =
  ({ email, roles }: BootstrapAccount) =>
  (passwordHash: string): StaffAccount => {
    const name = email.slice(0, email.lastIndexOf('@'))
    return {
      id: randomUUID(),
      email: normalEmail(email),
      name: name.slice(0, 1).toLocaleUpperCase('da') + name.slice(1),
      roles,
      municipalities: [],
      languages: ['da', 'en'],
      disabled: false,
      passwordHash,
      failedSignIns: 0,
      generation: 0,
    }
  }
