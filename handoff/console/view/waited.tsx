import { useEffect, useState } from 'preact/hooks'
import { lasted } from './when.js'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for the whole page: it ticks as long as somebody looks. */
function onSecond(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const tell of listeners) tell()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** A time that runs, since a moment; `label` is for those who do not see where it stands. */
export function Waited({ since, label }: { since: string; label: string }) {
  const [now, setNow] = useState(Date.now())
  useEffect(() => onSecond(() => setNow(Date.now())), [])
  return (
    <span class="waited">
      <span class="unseen">{label} </span>
      {lasted((now - Date.parse(since)) / 1000)}
    </span>
  )
}
