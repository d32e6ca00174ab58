import type { Skill } from '../../conversation/ports.js'
import { municipalities } from '../../texts/municipalities.js'
import { textsIn } from '../../texts/texts-in.js'

/** She wants a person. Nobody can take over a chat here, so she is told where to find one. */
export const callACaseworker: Skill = {
  name: 'callACaseworker',
  async *take({ language, conversation: { municipality } }) {
    yield {
      kind: 'reply',
      text: textsIn(language).reachAPerson(municipality && municipalities.get(municipality)),
      event: { kind: 'handoff', state: 'unavailable' },
    }
    return {}
  },
}
