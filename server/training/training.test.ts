import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { trainings } from './models.js'

/** What the models alone, without the patterns, must find at least, and may take wrongly at most, where the guardrails draw the line. */
const floors = {
  crisis: { sure: 0.4, found: 0.8, falseAlarms: 0.01 },
  decline: { sure: 0.4, found: 0.35, falseAlarms: 0.003 },
  'own-case': { sure: 0.5, found: 0.36, falseAlarms: 0.006 },
}

type Checked = {
  name: string
  asKept: boolean
  measured: { sure: number; found: number; falseAlarms: number }[]
}

describe('what the guardrails have learnt', () => {
  const checked = new Map<string, Checked>()
  // In a process of its own: within jest the sums take twenty times as long.
  beforeAll(() => {
    const lines = execFileSync(process.execPath, ['dist/server/training/main.js', 'check'], {
      encoding: 'utf8',
    })
    for (const line of lines.trim().split('\n')) {
      const one = JSON.parse(line) as Checked
      checked.set(one.name, one)
    }
  }, 120_000)

  it.each(trainings)('is kept as `npm run train` makes it: $name', ({ name }) =>
    expect(checked.get(name)?.asKept).toBe(true),
  )

  it.each(trainings)('finds ideas it has not learnt: $name', ({ name }) => {
    const { sure, found, falseAlarms } = floors[name]
    const measured = checked.get(name)?.measured.find((one) => one.sure === sure)
    expect(measured?.found).toBeGreaterThanOrEqual(found)
    expect(measured?.falseAlarms).toBeLessThanOrEqual(falseAlarms)
  })

  it('comes from enough', () => {
    const crises = trainings.find(({ name }) => name === 'crisis')?.examples() ?? []
    expect(crises.filter(({ label }) => label !== 'calm').length).toBeGreaterThanOrEqual(900)
    expect(crises.filter(({ label }) => label === 'calm').length).toBeGreaterThanOrEqual(1500)
  })
})
