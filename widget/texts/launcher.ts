import type { Language } from '../protocol/http.js'

/** What the loader says on the host page: apart from the rest, so that the loader stays small. */
export const launcherTexts: Record<
  Language,
  {
    open: string
    unread: (count: number) => string
    frame: string
    loading: string
    failed: string
    ownWindow: string
    close: string
  }
> = {
  da: {
    open: 'Spørg Jobassistent',
    unread: (count) => (count === 1 ? '1 ulæst besked' : `${count} ulæste beskeder`),
    frame: 'Jobassistent, chat',
    loading: 'Henter chatten …',
    failed: 'Chatten kunne ikke åbnes. Luk, og prøv igen om lidt.',
    ownWindow: 'Åbn chatten i et nyt vindue',
    close: 'Luk',
  },
  en: {
    open: 'Ask Jobassistent',
    unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
    frame: 'Jobassistent, chat',
    loading: 'Fetching the chat …',
    failed: 'The chat could not be opened. Close it and try again in a moment.',
    ownWindow: 'Open the chat in a new window',
    close: 'Close',
  },
}
