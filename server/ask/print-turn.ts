import type { Message } from '../../bot/conversation/message.js'
import { floor } from '../../knowledge/search/fuse.js'
import type { Found } from '../../knowledge/search/search.js'
import type { Step } from './trace.js'

/** A turn for reading: what was said, each step with its time and outcome, and what was replied. `tookMs` is the whole turn's. */
export function printTurn(messages: readonly Message[], steps: readonly Step[], tookMs: number): string {
  const [said, ...replies] = messages
  return [
    `❯ ${said?.text ?? ''}`,
    '',
    ...steps.flatMap(stepLines),
    line('turn', tookMs, ''),
    '',
    ...replies.flatMap(replyLines),
  ].join('\n')
}

const line = (name: string, tookMs: number, outcome: string): string =>
  `${name.padEnd(10)} ${tookMs.toFixed(1).padStart(7)} ms  ${outcome}`.trimEnd()
const beneath = ' '.repeat(23)

function stepLines(step: Step): string[] {
  const { tookMs } = step
  switch (step.kind) {
    case 'clean': {
      const masked = step.masked.length > 0 ? `masked ${step.masked.join(', ')}; ` : ''
      return [
        line('clean', tookMs, step.kept === step.said ? 'nothing to hide' : `${masked}kept as: ${step.kept}`),
      ]
    }
    case 'understand':
      return step.understood === step.kept
        ? []
        : [
            line(
              'understand',
              tookMs,
              step.understood === '' ? 'nothing to answer' : `to answer: ${step.understood}`,
            ),
          ]
    case 'language':
      return [line('language', tookMs, step.language)]
    case 'skill':
      return [line('skill', tookMs, `${step.name} (${step.why})`)]
    case 'search': {
      const { request, result } = step
      const passages = request.passages ?? request.language
      const where = [
        passages === request.language ? passages : `${request.language} question, ${passages} articles`,
        ...(request.municipality === undefined ? [] : [`municipality ${request.municipality}`]),
        ...(request.at ? [request.at.toISOString()] : []),
      ]
      return [
        line('search', tookMs, `"${request.question}" (${where.join(', ')})`),
        ...result.kept.map((found) => `${beneath}kept     ${foundLine(found)}`),
        ...result.rejected.map(
          (found) => `${beneath}${found.score < floor ? 'rejected' : 'too many'} ${foundLine(found)}`,
        ),
        ...(result.kept.length + result.rejected.length === 0 ? [`${beneath}nothing`] : []),
      ]
    }
    case 'condense':
      return [line('condense', tookMs, step.meant ?? 'not written out')]
    case 'write':
      return [
        line(
          'write',
          tookMs,
          step.written === undefined ? 'no answer: the extractive one is given' : 'answered',
        ),
      ]
    case 'model':
      return [line('model', tookMs, `${step.prompt}: ${step.outcome}`)]
    case 'compose':
      return [line('compose', tookMs, `${step.sentencesScored} sentences weighed`)]
  }
}

const share = (value: number) => value.toFixed(2)

function foundLine({ passage, score, evidence, alike }: Found): string {
  const { coverage, relevance, cosine, unknown, anchor } = evidence
  const why = [
    `words ${share(coverage)}`,
    `relevance ${share(relevance)}`,
    `vector ${cosine === undefined ? 'none' : share(cosine)}`,
    `unknown ${share(unknown)}`,
    `at home ${share(anchor)}`,
    ...(alike ? [`like "${alike.question}" ${share(alike.likeness)}`] : []),
  ]
  return `${share(score)}  ${passage.id}${passage.section === '' ? '' : ` › ${passage.section}`}  (${why.join(', ')})`
}

function replyLines({ text, answer, suggestions = [], event }: Message): string[] {
  const aim = answer?.targetGroup === undefined ? '' : ` for ${answer.targetGroup}`
  return [
    `${answer ? `[${answer.status}${aim}]` : '[no status]'} ${text.length} characters`,
    ...text.split('\n').map((row) => `  ${row}`.trimEnd()),
    ...(answer?.citations ?? []).map(
      ({ n, articleId, section, url, reviewedAt }) =>
        `  [${n}] ${articleId}${section === '' ? '' : ` › ${section}`}, reviewed ${reviewedAt}, ${url}`,
    ),
    ...suggestions.map(({ label }) => `  → ${label}`),
    ...(event ? [`  event: ${event.kind} ${event.state}`] : []),
    '',
  ]
}
