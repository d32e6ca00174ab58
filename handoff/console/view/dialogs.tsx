import { ArticleDialog } from './article-dialog.js'
import { EndDialog } from './end-dialog.js'
import { HelpDialog } from './help-dialog.js'
import { SettingsDialog } from './settings-dialog.js'
import { TransferDialog } from './transfer-dialog.js'
import { useWorkplace } from './workplace-context.js'

/** The one dialog that is open, if any. Those about a conversation close with it. */
export function Dialogs() {
  const { dialog, setDialog, desk, opened } = useWorkplace()
  const close = () => setDialog(undefined)
  if (dialog === 'help') return <HelpDialog onClose={close} />
  if (dialog === 'settings') return <SettingsDialog onClose={close} />
  const held = opened?.kind === 'own' ? desk.conversations.get(opened.id) : undefined
  if (!dialog || !held || held.gone) return null
  const { handoff } = held
  if (dialog === 'transfer') return <TransferDialog handoff={handoff} onClose={close} />
  if (dialog === 'end') return <EndDialog handoff={handoff} onClose={close} />
  return <ArticleDialog handoff={handoff} onClose={close} />
}
