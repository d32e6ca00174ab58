import { useEffect, useRef } from 'preact/hooks'
import { words } from '../texts/words.js'
import { Button } from './button.js'
import type { Notice } from './use-notices.js'
import { useWorkplace } from './workplace-context.js'

/** What goes on across the page: the line, being away while somebody waits, and what was said last. One of them speaks. */
export function StatusBars({
  notice,
  onDismiss,
  spoken,
}: {
  notice: Notice | undefined
  onDismiss: () => void
  spoken: { text: string; count: number }
}) {
  const { t } = words()
  const { desk } = useWorkplace()
  const { trouble, queue, standing } = desk.state
  const wasTrouble = useRef(false)
  const back = wasTrouble.current && !trouble
  useEffect(() => {
    wasTrouble.current = trouble
  }, [trouble])
  const waiting = queue?.waiting.length ?? 0
  return (
    <div class="bars">
      {/* the one place that speaks: a new element for each thing said, so that the same can be said twice */}
      <div class="unseen" role="status">
        <p key={spoken.count}>{spoken.text}</p>
        {trouble && <p key="lost">{t.bar.lost}</p>}
        {back && standing === 'connected' && <p key="back">{t.bar.back}</p>}
      </div>
      {trouble && (
        <div class="bar warning">
          <p>{t.bar.lost}</p>
          <Button onPress={() => desk.tryNow()}>{t.bar.tryNow}</Button>
        </div>
      )}
      {!trouble && queue?.presence === 'away' && waiting > 0 && (
        <div class="bar mild">
          <p>{t.bar.awayWaiting(waiting)}</p>
        </div>
      )}
      {notice && (
        <div class={`bar ${notice.kind}`} key={notice.count}>
          <p>{notice.text}</p>
          <button type="button" class="icon" aria-label={t.bar.dismiss} onClick={onDismiss}>
            ×
          </button>
        </div>
      )}
    </div>
  )
}
