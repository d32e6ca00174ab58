import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks'
import type { StaffMember } from '../../../widget/protocol/staff.js'
import { createDeskConnection } from '../connection/desk-connection.js'
import { createDeskMemory } from '../connection/desk-memory.js'
import type { News } from '../connection/news.js'
import type { StaffApi } from '../connection/staff-api.js'
import { citizenName } from './citizen-name.js'

/** The line to the desk for as long as somebody is signed in; draws anew when something has changed. */
export function useDesk(
  api: StaffApi,
  me: StaffMember,
  onMe: (me: StaffMember) => void,
  onNews: (news: News) => void,
) {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const heard = useRef(onNews)
  heard.current = onNews
  const desk = useMemo(
    () =>
      createDeskConnection({
        origin: location.origin,
        api,
        me,
        onMe,
        memory: createDeskMemory(me.id),
        onChange: () => redraw(undefined),
        onNews: (news) => heard.current(news),
        nameOf: citizenName,
      }),
    [],
  )
  useEffect(() => {
    desk.start()
    return () => desk.stop()
  }, [])
  return desk
}
