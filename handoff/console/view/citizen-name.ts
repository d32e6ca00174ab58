import { municipalities } from '../../../bot/texts/municipalities.js'
import type { Handoff } from '../../../widget/protocol/desk.js'
import { words } from '../texts/words.js'

/** "Aarhus Kommune"; what is not known is said. */
export const placeName = (code: string | undefined): string =>
  code === undefined ? words().t.unknownMunicipality : (municipalities.get(code) ?? code)

/** How a citizen is called here: the name she gave, or none. */
export const citizenName = ({ shared }: Pick<Handoff, 'shared'>): string => shared.name ?? words().t.citizen

/** The same, so that two without a name can be told apart by a screen reader. */
export const citizenCalled = (handoff: Pick<Handoff, 'shared' | 'municipality'>): string =>
  handoff.shared.name ?? words().t.citizenIn(placeName(handoff.municipality))
