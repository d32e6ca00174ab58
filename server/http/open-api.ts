import { z } from 'zod'
import { ConversationStarted, Messages, NewConversation, Problem, Say } from '../../widget/protocol/http.js'
import { Article } from '../../knowledge/editing/article.js'

/** Shapes by name, made from the very schemas the doors check with. */
const shapes = { NewConversation, ConversationStarted, Say, Messages, Problem, Article }
type ShapeName = keyof typeof shapes

const json = (name: ShapeName) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
})
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
const path = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
})
const query = (name: string, description: string, schema: object, required = false) => ({
  name,
  in: 'query',
  required,
  description,
  schema,
})
const text = (description: string) => ({
  description,
  content: { 'text/plain': { schema: { type: 'string' } } },
})
const conversation = path('id', 'The conversation.')
const bearer = [{ token: [] }]
const citizenProblems = {
  '404': problem('`unknown-conversation`: no such conversation, or not its token.'),
  '429': problem('`too-many-requests`: see Retry-After.'),
}
const address = { '400': problem('`malformed-address`: a broken %-escape.') }
const body = 'malformed-json`, `malformed-text`, `malformed-encoding'
const bodyProblems = {
  '415': problem(
    '`unsupported-media-type`, `unsupported-charset`, `unsupported-encoding`: send JSON in UTF-8.',
  ),
}

const Passage = {
  type: 'object',
  properties: {
    articleId: { type: 'string' },
    title: { type: 'string' },
    section: { type: 'string' },
    text: { type: 'string' },
    score: { type: 'number', description: '0–1, comparable between questions.' },
    lexical: { type: 'number' },
    vector: { type: 'number' },
    evidence: { type: 'object', description: 'What the score is made of.' },
    alike: {
      type: 'object',
      description: 'The one of its own questions that is most like the one asked.',
      properties: { question: { type: 'string' }, likeness: { type: 'number' } },
    },
  },
}

/** The HTTP side of the contract, OpenAPI 3.1. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Jobassistent',
    version: '1.0.0',
    license: { name: 'MPL-2.0', identifier: 'MPL-2.0' },
    description:
      'The digital assistant for Danish job seekers. Times are ISO 8601 UTC. Errors are RFC 9457 problem details with a stable `code`. ' +
      'The same conversation can be followed over socket.io, namespace `/chat`.',
  },
  paths: {
    '/api/conversations': {
      post: {
        summary: 'Begin a conversation',
        requestBody: { required: false, content: json('NewConversation') },
        responses: {
          '201': {
            description: 'Begun; `messages` holds the greeting.',
            content: json('ConversationStarted'),
          },
          '400': problem(`\`invalid-request\`, \`${body}\`, \`unknown-municipality\`.`),
          '413': problem('`body-too-large`.'),
          ...bodyProblems,
          '429': citizenProblems['429'],
        },
      },
    },
    '/api/conversations/{id}/messages': {
      post: {
        summary: 'Say something; the answer holds what was said and every reply of the turn',
        description: 'The same `clientId` again returns the same messages and says nothing twice.',
        security: bearer,
        parameters: [conversation],
        requestBody: { required: true, content: json('Say') },
        responses: {
          '200': { description: 'The turn, in order.', content: json('Messages') },
          '400': problem(
            `\`invalid-request\`, \`malformed-address\`, \`${body}\`, \`unreadable-characters\`, \`empty-message\`.`,
          ),
          ...citizenProblems,
          '409': problem('`turn-open`: the last thing said is still being answered.'),
          '413': problem('`message-too-long` (over 2 000 characters), `body-too-large`.'),
          ...bodyProblems,
        },
      },
      get: {
        summary: 'What has been said',
        security: bearer,
        parameters: [
          conversation,
          query('after', 'Only messages with a higher `seq`.', { type: 'integer', minimum: 0 }),
        ],
        responses: {
          '200': { description: 'In order.', content: json('Messages') },
          '400': problem('`invalid-request`, `malformed-address`.'),
          ...citizenProblems,
        },
      },
    },
    '/api/conversations/{id}/export': {
      get: {
        summary: 'Everything held about the conversation',
        security: bearer,
        parameters: [conversation],
        responses: {
          '200': { description: 'As JSON.', content: { 'application/json': { schema: { type: 'object' } } } },
          ...address,
          ...citizenProblems,
        },
      },
    },
    '/api/conversations/{id}': {
      delete: {
        summary: 'Erase the conversation',
        security: bearer,
        parameters: [conversation],
        responses: { '204': { description: 'Erased.' }, ...address, ...citizenProblems },
      },
    },
    '/api/articles/{id}': {
      get: {
        summary: 'A published article',
        parameters: [path('id', 'The article.')],
        responses: {
          '200': { description: 'The article.', content: json('Article') },
          ...address,
          '404': problem('`unknown-article`.'),
          '429': citizenProblems['429'],
        },
      },
    },
    '/api/knowledge/search': {
      get: {
        summary: 'What the assistant would look at for a question, and what it would not',
        parameters: [
          query('q', 'The question.', { type: 'string', minLength: 1, maxLength: 2000 }, true),
          query('language', 'Which articles.', { enum: ['da', 'en'], default: 'da' }),
          query('municipality', 'Four digits.', { type: 'string' }),
          query('limit', 'How many to keep.', { type: 'integer', minimum: 1, maximum: 50, default: 5 }),
        ],
        responses: {
          '200': {
            description: 'Kept and rejected passages, best first.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    kept: { type: 'array', items: Passage },
                    rejected: { type: 'array', items: Passage },
                    floor: { type: 'number', description: 'The least score that is answered from.' },
                    tookMs: { type: 'number' },
                  },
                },
              },
            },
          },
          '400': problem('`invalid-request`.'),
          '429': citizenProblems['429'],
        },
      },
    },
    '/healthz': { get: { summary: 'The process lives', responses: { '200': text('ok') } } },
    '/readyz': {
      get: {
        summary: 'Store and index are ready',
        responses: { '200': text('ready'), '503': text('not ready') },
      },
    },
    '/metrics': { get: { summary: 'Prometheus text', responses: { '200': text('Metrics.') } } },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, schemaOf(shape)])),
  },
}

function schemaOf(shape: z.ZodType): object {
  const { $schema: _version, ...schema } = z.toJSONSchema(shape, { io: 'input' })
  return schema
}
