import type { News } from '../connection/news.js'
import { words } from '../texts/words.js'
import { preferences } from './preferences.js'

let audio: AudioContext | undefined

/** Two soft tones. A browser that wants a press first stays silent. */
export function playSound(): void {
  audio ??= new AudioContext()
  const { currentTime, destination } = audio
  for (const [at, frequency] of [
    [0, 660],
    [0.16, 880],
  ] as const) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0.0001, currentTime + at)
    volume.gain.exponentialRampToValueAtTime(0.12, currentTime + at + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.0001, currentTime + at + 0.3)
    tone.connect(volume).connect(destination)
    tone.start(currentTime + at)
    tone.stop(currentTime + at + 0.32)
  }
}

/** Asked only when she chooses to be told; whether it is allowed. */
export async function mayNotify(): Promise<'granted' | 'denied' | 'unsupported'> {
  if (!('Notification' in window)) return 'unsupported'
  return (await Notification.requestPermission()) === 'granted' ? 'granted' : 'denied'
}

/** Tells of news by what she has chosen. A notification says that there is something, never of whom or what. */
export function signal(news: News): void {
  if (preferences.sound.read()) playSound()
  if (document.visibilityState === 'visible' && document.hasFocus()) return
  if (!preferences.notify.read() || !('Notification' in window) || Notification.permission !== 'granted')
    return
  const { t } = words()
  const said = {
    waiting: t.news.notification,
    message: t.news.messageNotification,
    task: t.news.task,
  }[news.kind]
  const notification = new Notification(said, { tag: `jobassistent-${news.kind}` })
  notification.onclick = () => {
    window.focus()
    notification.close()
  }
}
