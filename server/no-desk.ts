import type { CaseworkerDesk, Unavailable } from '../bot/conversation/ports.js'

const nobody: Unavailable = { kind: 'unavailable', why: 'nobody-present', ways: ['assistant'], slots: [] }

/** A desk nobody ever sits at: for the assistant without a server around it. */
export const noDesk: CaseworkerDesk = {
  phaseOf: async () => ({ kind: 'withAssistant' }),
  heard: async () => undefined,
  availabilityFor: async () => nobody,
  join: async () => nobody,
  placeOf: async () => undefined,
  goFirst: async () => undefined,
  leaveLine: async () => false,
}
