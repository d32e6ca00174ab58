import type { DeskSettings } from '../../widget/protocol/desk.js'

const longDay = [{ from: '09:00', to: '15:00' }]

/** What holds until somebody sets anything else. */
export const defaultSettings: DeskSettings = {
  hours: {
    monday: longDay,
    tuesday: longDay,
    wednesday: longDay,
    thursday: longDay,
    friday: [{ from: '09:00', to: '13:00' }],
    saturday: [],
    sunday: [],
  },
  closingDays: [],
  closedOn: { constitutionDay: true, christmasEve: true, newYearsEve: true },
  maxWaiting: 50,
  callbacks: { minutes: 30, perSlot: 2 },
}
