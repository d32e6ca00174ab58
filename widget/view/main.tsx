import { render } from 'preact'
import { createApi } from '../connection/api.js'
import { createChatConnection } from '../connection/chat-connection.js'
import type { KeptConversation, KeptUnsent } from '../connection/chat-connection.js'
import { keptIn } from '../connection/kept.js'
import type { Language } from '../protocol/http.js'
import { App } from './app.js'
import { connectHost } from './host.js'
import { placeFrom } from './place.js'
import { showIn } from './words.js'

export * from './lent.js'

const has = (value: unknown, ...names: string[]): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && names.every((name) => name in value)
const isConversation = (value: unknown): value is KeptConversation => has(value, 'id', 'token', 'seen')
const isUnsent = (value: unknown): value is KeptUnsent =>
  has(value, 'id', 'unsent') && Array.isArray(value.unsent)
const isLanguage = (value: unknown): value is Language => value === 'da' || value === 'en'

const { municipality, language: asked, host: hostOrigin } = placeFrom(location.search)
const key = `jobassistent:${municipality ?? ''}`
const chosenLanguage = keptIn(() => sessionStorage, `${key}:language`, isLanguage)

const language = chosenLanguage.read() ?? asked
showIn(language)
/** How often the citizen asked for the chat, and whether it is on the screen. A page of its own always is. */
let shown = 0
let visible = true

const host = connectHost(hostOrigin, (message) => {
  visible = message.type === 'shown'
  if (message.type === 'shown' && message.focus) shown++
  draw()
})
if (host) visible = false

const api = createApi(location.origin)
const chat = createChatConnection({
  origin: location.origin,
  language,
  api,
  conversation: keptIn(() => localStorage, key, isConversation),
  unsent: keptIn(() => sessionStorage, `${key}:unsent`, isUnsent),
  onChange: draw,
  ...(municipality ? { municipality } : {}),
})

function changeLanguage(to: Language): void {
  showIn(to)
  chosenLanguage.write(to)
  host?.tell({ type: 'language', language: to })
  chat.speak(to)
  draw()
}

const onClose = host && (() => host.tell({ type: 'close' }))

let unread = 0
let drawing = false
/** Draws once for everything that happens at once. */
function draw(): void {
  if (drawing) return
  drawing = true
  queueMicrotask(() => {
    drawing = false
    const { state } = chat
    if (visible) chat.markSeen()
    const now = state.transcript.messages.filter(
      ({ seq, author }) => seq > chat.state.seen && author.role !== 'citizen',
    ).length
    if (now !== unread) host?.tell({ type: 'unread', count: (unread = now) })
    const root = document.getElementById('chat')
    if (!root) return
    render(
      <App state={state} chat={chat} api={api} onLanguage={changeLanguage} shown={shown} onClose={onClose} />,
      root,
    )
  })
}

draw()
chat.start()
host?.tell({ type: 'ready' })
