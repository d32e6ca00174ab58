import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** The least that each figure may be, and the day (2026-11-21) on which they were last raised. */
export const Floors = z.strictObject({
  raisedOn: z.iso.date(),
  floors: z.record(z.string(), z.number().min(0).max(1)),
})
export type Floors = z.infer<typeof Floors>

export const readFloors = async (file: string): Promise<Floors> =>
  Floors.parse(JSON.parse(await readFile(file, 'utf8')))

/** The floors that were missed, e.g. `correct/answerable/da is 0.851, below 0.900`. A figure that nobody measured is missed. */
export function missedFloors(
  figures: ReadonlyMap<string, number>,
  floors: Readonly<Record<string, number>>,
): string[] {
  return Object.entries(floors).flatMap(([name, floor]) => {
    const figure = figures.get(name)
    if (figure === undefined) return [`${name} was not measured`]
    return figure >= floor ? [] : [`${name} is ${figure.toFixed(3)}, below ${floor.toFixed(3)}`]
  })
}
