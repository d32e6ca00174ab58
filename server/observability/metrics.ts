import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What is counted about the service. Labels come from closed lists; nothing in them tells one citizen from another. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]

  return {
    registry,
    requests: new Histogram({
      name: 'jobassistent_http_request_seconds',
      help: 'Time to answer a request, by route and status.',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    turns: new Histogram({
      name: 'jobassistent_turn_seconds',
      help: 'Time from what a citizen says is received until the last reply is kept.',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    answers: new Counter({
      name: 'jobassistent_answers_total',
      help: 'Answers by how they ended.',
      labelNames: ['status', 'language'] as const,
      registers,
    }),
    search: new Histogram({
      name: 'jobassistent_search_seconds',
      help: 'Time to search the knowledge base.',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1],
      registers,
    }),
    model: new Histogram({
      name: 'jobassistent_model_seconds',
      help: "Time for a language model's part of an answer, by prompt and how it ended.",
      labelNames: ['prompt', 'outcome'] as const,
      buckets: [0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 5, 10],
      registers,
    }),
    modelTokens: new Counter({
      name: 'jobassistent_model_tokens_total',
      help: 'Tokens sent to and written by a language model.',
      labelNames: ['prompt', 'direction'] as const,
      registers,
    }),
    handoffRequests: new Counter({
      name: 'jobassistent_handoff_requests_total',
      help: 'Citizens who stood in line for a person, by why.',
      labelNames: ['reason'] as const,
      registers,
    }),
    handoffClaims: new Counter({
      name: 'jobassistent_handoff_claims_total',
      help: 'Conversations taken by a caseworker, by why they were asked over.',
      labelNames: ['reason'] as const,
      registers,
    }),
    handoffWait: new Histogram({
      name: 'jobassistent_handoff_wait_seconds',
      help: 'How long citizens waited until a caseworker came, the first time.',
      buckets: [10, 30, 60, 120, 300, 600, 1200, 1800, 3600],
      registers,
    }),
    handoffEnds: new Counter({
      name: 'jobassistent_handoff_ends_total',
      help: 'Handoffs that ended: by whom or what (left and away are abandoned waits), why they were asked for, and whether a caseworker ever had them.',
      labelNames: ['by', 'reason', 'claimed'] as const,
      registers,
    }),
    handoffs: new Gauge({
      name: 'jobassistent_handoffs',
      help: 'Citizens waiting for a person, and conversations with one.',
      labelNames: ['state'] as const,
      registers,
    }),
    sockets: new Gauge({ name: 'jobassistent_sockets', help: 'Chat windows connected.', registers }),
    passages: new Gauge({ name: 'jobassistent_passages', help: 'Passages in the search index.', registers }),
    failures: new Counter({
      name: 'jobassistent_failures_total',
      help: 'Things that should not have happened, by where.',
      labelNames: ['where'] as const,
      registers,
    }),
  }
}
export type Metrics = ReturnType<typeof createMetrics>
