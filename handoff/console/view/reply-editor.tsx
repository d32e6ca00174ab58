import { useEffect, useState } from 'preact/hooks'
import type { QuickReply } from '../../../widget/protocol/desk.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import { ConfirmDialog } from './confirm-dialog.js'
import { ReplyForm } from './reply-form.js'
import { useWorkplace } from './workplace-context.js'

/** Quick replies to add, change and delete: one's own, or everybody's. */
export function ReplyEditor({ shared }: { shared: boolean }) {
  const { t } = words()
  const { api, replies, reloadReplies } = useWorkplace()
  const [editing, setEditing] = useState<QuickReply | 'new'>()
  const [erasing, setErasing] = useState<QuickReply>()
  const shown = replies
    .filter((reply) => reply.shared === shared)
    .sort((a, b) => a.language.localeCompare(b.language) || a.key.localeCompare(b.key, 'da'))
  useEffect(() => void reloadReplies(), [])
  const done = () => {
    setEditing(undefined)
    void reloadReplies()
  }
  return (
    <>
      {shown.length === 0 && <p class="muted">{t.replies.none}</p>}
      <ul class="rows">
        {shown.map((reply) =>
          editing !== 'new' && editing?.id === reply.id ? (
            <li key={reply.id}>
              <ReplyForm reply={reply} shared={shared} onDone={done} onCancel={() => setEditing(undefined)} />
            </li>
          ) : (
            <li key={reply.id} class="reply">
              <div>
                <b>/{reply.key}</b> <span class="tag">{t.inLanguage[reply.language]}</span>
                <p class="pre" lang={reply.language}>
                  {reply.text}
                </p>
              </div>
              <div class="acts">
                <Button aria-label={t.replies.editOf(reply.key)} onPress={() => setEditing(reply)}>
                  {t.edit}
                </Button>
                <Button aria-label={t.replies.eraseOf(reply.key)} onPress={() => setErasing(reply)}>
                  {t.erase}
                </Button>
              </div>
            </li>
          ),
        )}
      </ul>
      {editing === 'new' ? (
        <ReplyForm shared={shared} onDone={done} onCancel={() => setEditing(undefined)} />
      ) : (
        <Button onPress={() => setEditing('new')}>{t.replies.add}</Button>
      )}
      {erasing && (
        <ConfirmDialog
          question={t.replies.reallyErase(erasing.key)}
          doIt={t.erase}
          act={async () => {
            await api.eraseQuickReply(erasing.id)
            await reloadReplies()
          }}
          onClose={() => setErasing(undefined)}
        />
      )}
    </>
  )
}
