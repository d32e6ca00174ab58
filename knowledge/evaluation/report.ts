import { recallIn, soundness, tallies, type Tally, times } from './figures.js'
import type { Hit, Outcome } from './run-questions.js'

/** The tables: how each kind went, how well search finds, whether quotes stand, how long turns took. Markdown. */
export function summary(outcomes: readonly Outcome[]): string {
  const { citations, standing, longest, tooLong } = soundness(outcomes)
  const { p50, p95 } = times(outcomes)
  const searched = ['da', 'en'].flatMap((language) => {
    const { questions, at1, at3, at5, mrr } = recallIn(outcomes, language)
    return questions === 0 ? [] : [[language, questions, ...[at1, at3, at5, mrr].map((x) => x.toFixed(3))]]
  })
  return [
    `# Evaluation of ${outcomes.length} questions`,
    '## Answers',
    table(
      [
        'kind',
        'language',
        'asked',
        'correct',
        '',
        'answered',
        'wrongly answered',
        'wrongly refused',
        'right article',
      ],
      tallies(outcomes).map(answersRow),
    ),
    ...(searched.length > 0
      ? ['## Search', table(['language', 'questions', 'recall@1', 'recall@3', 'recall@5', 'MRR'], searched)]
      : []),
    '## Quotes, length and time',
    [
      `- ${standing} of ${citations} quotes stand word for word in their article`,
      `- the longest answer has ${longest} characters; ${tooLong} are too long`,
      `- a turn took p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    ].join('\n'),
  ].join('\n\n')
}

/** What went wrong, one by one and by kind: what was asked and said, why that is wrong, what search found. Markdown. */
export function failures(outcomes: readonly Outcome[]): string {
  const failed = outcomes.filter(({ verdict }) => verdict !== 'correct')
  if (failed.length === 0) return '## Failures\n\nNone.'
  const kinds = [...new Set(failed.map(({ question }) => question.kind))].sort()
  return [
    '## Failures',
    ...kinds.flatMap((kind) => {
      const some = failed.filter(({ question }) => question.kind === kind)
      return [`### ${kind}: ${some.length}`, ...some.map(failure)]
    }),
  ].join('\n\n')
}

export const report = (outcomes: readonly Outcome[]): string =>
  `${summary(outcomes)}\n\n${failures(outcomes)}\n`

const answersRow = (tally: Tally) => [
  tally.kind,
  tally.language,
  tally.asked,
  tally.correct,
  `${((100 * tally.correct) / tally.asked).toFixed(1)} %`,
  tally.answered,
  tally['wrongly-answered'],
  tally['wrongly-refused'],
  tally.rightSource.of === 0 ? '' : `${tally.rightSource.cited}/${tally.rightSource.of}`,
]

function table(heading: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [heading, ...rows.map((row) => row.map(String))]
  const widths = heading.map((_, at) => Math.max(3, ...cells.map((row) => row[at]?.length ?? 0)))
  const numeric = heading.map((_, at) => typeof rows[0]?.[at] === 'number')
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => (numeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, at) => (numeric[at] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`
  const [first = [], ...others] = cells
  return [line(first), rule, ...others.map(line)].join('\n')
}

const mostHits = 3

function failure({ question, reply, verdict, problems, hits = [] }: Outcome): string {
  const { id, lang, style, question: asked, turns } = question
  const before = (turns ?? []).slice(0, -1).map(({ content }) => content)
  return [
    `**${id}** (${[lang, style, verdict.replace('-', ' ')].filter(Boolean).join(', ')}) ${oneLine([...before, asked].join(' → '))}`,
    '',
    ...problems.map((problem) => `- ${oneLine(problem)}`),
    `- said (${reply.status ?? 'no status'}): ${oneLine(reply.text)}`,
    ...(hits.length === 0 ? [] : [`- found: ${hits.slice(0, mostHits).map(hit).join(' · ')}`]),
  ].join('\n')
}

const hit = ({ articleId, section, score, kept }: Hit): string =>
  `${articleId}${section === '' ? '' : ` › ${section}`} ${score.toFixed(2)}${kept ? '' : ' (rejected)'}`

const oneLine = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 400 ? `${line.slice(0, 399)}…` : line
}
