import type { Outcome } from './run-questions.js'

/** Passed and asked, of one kind or language. */
export type Tally = { readonly name: string; readonly passed: number; readonly total: number }

export function tally(outcomes: readonly Outcome[], nameOf: (outcome: Outcome) => string): Tally[] {
  const names = [...new Set(outcomes.map(nameOf))].sort()
  return names.map((name) => {
    const some = outcomes.filter((outcome) => nameOf(outcome) === name)
    return { name, passed: some.filter(({ problems }) => problems.length === 0).length, total: some.length }
  })
}

export const byKind = (outcomes: readonly Outcome[]): Tally[] =>
  tally(outcomes, ({ question }) => question.kind)

/** The report as text: the failures one by one, then the counts by language and kind, then the times. */
export function report(outcomes: readonly Outcome[]): string {
  const failures = outcomes
    .filter(({ problems }) => problems.length > 0)
    .map(({ question, reply, problems }) =>
      [
        `✗ ${question.id} (${question.kind}, ${question.lang}) ${question.question}`,
        ...problems.map((problem) => `    ${problem}`),
        `    ${reply.status ?? 'no status'}: ${start(reply.text)}`,
      ].join('\n'),
    )
  const times = outcomes.map(({ tookMs }) => tookMs).sort((a, b) => a - b)
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(0)
  return [
    ...failures,
    '',
    ...table(
      'by language',
      tally(outcomes, ({ question }) => question.lang),
    ),
    ...table('by kind', byKind(outcomes)),
    ...table(
      'in all',
      tally(outcomes, () => 'every question'),
    ),
    `a turn took p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`,
  ].join('\n')
}

const start = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 160 ? `${line.slice(0, 159)}…` : line
}

const table = (heading: string, rows: readonly Tally[]): string[] => [
  heading,
  ...rows.map(
    ({ name, passed, total }) =>
      `  ${name.padEnd(20)} ${passed}/${total}  ${((100 * passed) / total).toFixed(0)} %`,
  ),
]

/** The floors that were missed, e.g. `answerable 0.85 < 0.9`. A kind nobody asked about is missed. */
export function missedFloors(outcomes: readonly Outcome[], floors: ReadonlyMap<string, number>): string[] {
  const tallies = new Map(byKind(outcomes).map((row) => [row.name, row]))
  return [...floors].flatMap(([kind, floor]) => {
    const row = tallies.get(kind)
    const share = row ? row.passed / row.total : 0
    return share >= floor ? [] : [`${kind} ${share.toFixed(2)} < ${floor}`]
  })
}
