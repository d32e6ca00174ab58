import { useEffect, useState } from 'preact/hooks'
import type { Handoff, QuickReply } from '../../../widget/protocol/desk.js'
import type { Language } from '../../../widget/protocol/http.js'
import type { StaffMember } from '../../../widget/protocol/staff.js'
import { withDraft } from '../composing/attach-draft.js'
import { unreadOf } from '../connection/held-conversation.js'
import type { StaffApi } from '../connection/staff-api.js'
import { LeaderPage } from '../leader/leader-page.js'
import { problemText } from '../texts/problem-text.js'
import { words } from '../texts/words.js'
import { citizenName } from './citizen-name.js'
import { DeskPage } from './desk-page.js'
import { Dialogs } from './dialogs.js'
import { focusOn, hasRoom } from './focus.js'
import { Header } from './header.js'
import { signal } from './signals.js'
import { StatusBars } from './status-bars.js'
import { useDesk } from './use-desk.js'
import { useFocusGuard } from './use-focus-guard.js'
import { useNotices } from './use-notices.js'
import { useRoute } from './use-route.js'
import { useShortcuts } from './use-shortcuts.js'
import { WorkplaceContext } from './workplace-context.js'
import type { Opened, Part, ShownDialog, WorkplaceParts } from './workplace-context.js'

/** Everything behind the sign-in, for one caseworker. */
export function Workplace({
  me,
  onMe,
  api,
  language,
  onLanguage,
  onSignOut,
}: {
  me: StaffMember
  /** She is not what she was: another role, another name. */
  onMe: (me: StaffMember) => void
  api: StaffApi
  language: Language
  onLanguage: (language: Language) => void
  onSignOut: () => Promise<void>
}) {
  const { t } = words()
  const route = useRoute()
  useFocusGuard()
  const { notice, spoken, announce, tell, dismiss } = useNotices()
  const [opened, setOpened] = useState<Opened>()
  const [part, setPart] = useState<Part>('list')
  const [dialog, setDialog] = useState<ShownDialog>()
  const [claiming, setClaiming] = useState(false)
  const [drafting, setDrafting] = useState<ReadonlySet<string>>(new Set())
  const [replies, setReplies] = useState<QuickReply[]>([])

  const desk = useDesk(api, me, onMe, (news) => {
    const { news: said } = words().t
    if (news.kind !== 'message') announce(news.kind === 'waiting' ? said.waiting(news.waiting) : said.task)
    // what is said in the open conversation its log tells by itself
    else if (opened?.kind !== 'own' || opened.id !== news.conversationId) announce(said.message(news.who))
    else if (document.hasFocus()) return
    signal(news)
  })
  const caseworker = me.roles.includes('caseworker')
  const { conversations } = desk
  const { queue } = desk.state
  const own = conversations.all
  const unread = own.reduce((sum, held) => sum + unreadOf(held), 0)
  const waiting = queue?.waiting.length ?? 0

  const reloadReplies = async () => {
    try {
      setReplies((await api.quickReplies()).quickReplies)
    } catch {
      // the list stays as it was; "/" says that nothing matches
    }
  }
  useEffect(() => void reloadReplies(), [])
  useEffect(() => {
    const counted = t.counted(unread, waiting)
    document.title = `${counted ? `(${counted}) ` : ''}${t.pageTitle(route === 'desk' ? t.desk : t.leader.title)}`
  }, [unread, waiting, language, route])

  const open = (next: Opened) => {
    setOpened(next)
    setPart('conversation')
    focusOn(hasRoom() && next.kind === 'own' ? 'composer' : 'conversation')
  }
  const leave = () => {
    setOpened(undefined)
    setPart('list')
    focusOn('list')
  }
  const problem = (code: string) => tell(problemText(code, t), 'problem')

  /** One at a time: a second press is not a second claim. */
  const claimed = async (
    act: () => Promise<{ ok: true; handoff: Handoff } | { ok: false; code: string } | undefined>,
  ) => {
    if (claiming) return
    setClaiming(true)
    const answer = await act()
    setClaiming(false)
    if (!answer) tell(t.news.nobodyWaits)
    else if (answer.ok) {
      dismiss()
      announce(t.news.claimed(citizenName(answer.handoff)))
      open({ kind: 'own', id: answer.handoff.conversationId })
    } else problem(answer.code)
  }
  const draft = async (id: string) => {
    if (drafting.has(id)) return
    setDrafting((now) => new Set(now).add(id))
    const answer = await desk.draft(id)
    setDrafting((now) => new Set([...now].filter((one) => one !== id)))
    if (!answer.ok) problem(answer.code)
    else if (!answer.draft?.text.trim()) tell(t.news.noDraft)
    else {
      desk.setDraft(id, { ...withDraft(desk.draftOf(id), answer.draft), mode: 'message' })
      announce(t.news.draftReady)
      focusOn('composer')
    }
  }

  const openId = opened?.kind === 'own' ? opened.id : undefined
  const writes = openId !== undefined && conversations.get(openId)?.gone === undefined
  const step = (by: 1 | -1) => {
    if (own.length === 0) return
    const at = own.findIndex(({ handoff }) => handoff.conversationId === openId)
    const next = own[at < 0 ? (by > 0 ? 0 : own.length - 1) : (at + by + own.length) % own.length]
    if (next) open({ kind: 'own', id: next.handoff.conversationId })
  }
  const toggleMode = (id: string) => {
    desk.setDraft(id, { mode: desk.draftOf(id).mode === 'note' ? 'message' : 'note' })
    focusOn('composer')
  }
  const atDesk = route === 'desk' && caseworker
  const parts: WorkplaceParts = {
    me,
    api,
    desk,
    tell,
    replies,
    reloadReplies,
    opened,
    open,
    leave,
    part,
    setPart,
    dialog,
    setDialog,
    claim: ({ conversationId }) => claimed(() => desk.claim(conversationId)),
    claimNext: () => claimed(() => desk.claimNext()),
    claiming,
    draft,
    drafting,
  }
  useShortcuts({
    h: () => setDialog('help'),
    ...(atDesk
      ? {
          n: () => void parts.claimNext(),
          ArrowUp: () => step(-1),
          ArrowDown: () => step(1),
          ...(writes
            ? {
                d: () => void draft(openId),
                k: () => toggleMode(openId),
                e: () => setDialog('end'),
              }
            : {}),
        }
      : {}),
  })

  return (
    <WorkplaceContext.Provider value={parts}>
      <div class="workplace">
        <Header route={route} language={language} onLanguage={onLanguage} onSignOut={onSignOut} />
        <StatusBars notice={notice} onDismiss={dismiss} spoken={spoken} />
        {route === 'desk' ? (
          caseworker ? (
            <DeskPage />
          ) : (
            <main class="alone">
              <h1>{t.noDesk.title}</h1>
              <p>{t.noDesk.text}</p>
            </main>
          )
        ) : (
          <LeaderPage section={route} />
        )}
        <Dialogs />
      </div>
    </WorkplaceContext.Provider>
  )
}
