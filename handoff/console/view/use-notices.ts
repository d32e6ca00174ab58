import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

export type Notice = { text: string; kind: 'news' | 'problem'; count: number }

const newsLastsMs = 12_000

/** What is said on the screen until the next thing is said or it is closed, and what a screen reader says aloud. */
export function useNotices() {
  const [notice, setNotice] = useState<Notice>()
  const [spoken, setSpoken] = useState<{ text: string; count: number }>({ text: '', count: 0 })
  const count = useRef(0)
  const announce = useCallback((text: string) => setSpoken({ text, count: ++count.current }), [])
  const tell = useCallback((text: string, kind: Notice['kind'] = 'news') => {
    setNotice({ text, kind, count: ++count.current })
    announce(text)
  }, [])
  // a problem stays until it is read; what went well need not
  useEffect(() => {
    if (notice?.kind !== 'news') return undefined
    const timer = setTimeout(() => setNotice((now) => (now === notice ? undefined : now)), newsLastsMs)
    return () => clearTimeout(timer)
  }, [notice])
  return { notice, spoken, announce, tell, dismiss: () => setNotice(undefined) }
}
