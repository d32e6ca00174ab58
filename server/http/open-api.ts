import { z } from 'zod'
import {
  Colleague,
  DeskConversation,
  DeskSettings,
  Handoff,
  Overview,
  QuickReply,
  QuickReplyChange,
  SettingsAnswer,
  Task,
} from '../../widget/protocol/desk.js'
import { HandoffRequest, Rating } from '../../widget/protocol/handoff.js'
import { ConversationStarted, Messages, NewConversation, Problem, Say } from '../../widget/protocol/http.js'
import {
  Account,
  AccountChange,
  Login,
  Me,
  NewAccount,
  PasswordChange,
  SignInWays,
} from '../../widget/protocol/staff.js'
import { Article } from '../../knowledge/editing/article.js'

/** Shapes by name, made from the very schemas the doors check with. */
const shapes = {
  ...{ NewConversation, ConversationStarted, Say, Messages, Problem, Article },
  ...{ HandoffRequest, Rating, Handoff, Task, Colleague, DeskConversation },
  ...{ DeskSettings, SettingsAnswer, QuickReply, QuickReplyChange, Overview },
  ...{ Login, Me, SignInWays, PasswordChange, Account, NewAccount, AccountChange },
}
type ShapeName = keyof typeof shapes

const ref = (name: ShapeName) => ({ $ref: `#/components/schemas/${name}` })
const schema = (shape: object) => ({ 'application/json': { schema: shape } })
const json = (name: ShapeName) => schema(ref(name))
const object = (properties: Readonly<Record<string, object>>) => ({ type: 'object', properties })
const listOf = (name: ShapeName) => ({ type: 'array', items: ref(name) })
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

const done = { description: 'Done.' }
const ok = (description: string, content: object) => ({ description, content })
const municipality = query('municipality', 'Four digits; without it, the national desk.', { type: 'string' })
const cookie = [{ session: [] }]
/** What staff ask for, signed in. Whatever else it is refused with stands in `problems`. */
const forStaff = (
  who: 'anybody' | 'caseworker' | 'admin' | 'caseworker or admin',
  summary: string,
  responses: object,
  { takes, parameters }: { takes?: ShapeName; parameters?: readonly object[] } = {},
) => ({
  summary: who === 'anybody' ? summary : `${summary} (${who})`,
  security: cookie,
  ...(parameters && { parameters }),
  ...(takes && { requestBody: { required: true, content: json(takes) } }),
  responses: {
    '400': problem(`\`invalid-request\`, \`malformed-address\`, \`${body}\`.`),
    '401': problem('`not-signed-in`.'),
    '403': problem('`forbidden`: another role. `cross-site-request`: sent by a page of another site.'),
    ...(takes && { '413': problem('`body-too-large`.'), ...bodyProblems }),
    '429': citizenProblems['429'],
    ...responses,
  },
})
const citizenForm = {
  ...citizenProblems,
  '413': problem('`body-too-large`, `message-too-long`.'),
  ...bodyProblems,
}
const task = path('id', 'The task.')
const onTask = (summary: string) => ({
  post: forStaff(
    'caseworker',
    summary,
    {
      '200': ok('Done.', schema(object({ ok: { const: true } }))),
      '404': problem('`unknown-task`.'),
      '409': problem('`already-taken`: a colleague has it.'),
    },
    { parameters: [task] },
  ),
})

/** The citizen's way to a person, beside her words. */
const handoffPaths = {
  '/api/conversations/{id}/handoff': {
    get: {
      summary: 'Where she stands with a person',
      security: bearer,
      parameters: [conversation],
      responses: {
        '200': ok(
          'In line, with whom, or with nobody.',
          schema(
            object({
              state: { enum: ['none', 'queued', 'active'] },
              position: { type: 'integer', minimum: 1 },
              waitSeconds: { type: 'number' },
              caseworker: { type: 'string' },
            }),
          ),
        ),
        ...address,
        ...citizenProblems,
      },
    },
    post: {
      summary: 'Ask for a person: to stand in line, to leave a message, or to be called',
      description: 'The same `clientId` again asks nothing twice. What is said about it is in `messages`.',
      security: bearer,
      parameters: [conversation],
      requestBody: { required: true, content: json('HandoffRequest') },
      responses: {
        '200': { description: 'What came of it, in words.', content: json('Messages') },
        '400': problem(`\`invalid-request\`, \`malformed-address\`, \`${body}\`, \`unreadable-characters\`.`),
        '409': problem(
          '`already-waiting`, `with-caseworker`; `slot-taken`: that time is not free any longer.',
        ),
        ...citizenForm,
      },
    },
    delete: {
      summary: 'Leave the line, or end the conversation with a person',
      security: bearer,
      parameters: [conversation],
      responses: {
        '200': {
          description: 'What is said about it; empty where there was neither.',
          content: json('Messages'),
        },
        ...address,
        ...citizenProblems,
      },
    },
  },
  '/api/conversations/{id}/rating': {
    post: {
      summary: 'Say how it was to talk with a person, once',
      security: bearer,
      parameters: [conversation],
      requestBody: { required: true, content: json('Rating') },
      responses: {
        '200': { description: 'Thanks.', content: json('Messages') },
        '400': problem(`\`invalid-request\`, \`malformed-address\`, \`${body}\`.`),
        '409': problem('`already-rated`: or there is nothing to rate.'),
        ...citizenForm,
      },
    },
  },
}

/** Staff's doors: the desk, and who works here. */
const staffPaths = {
  '/api/staff/sign-in': {
    get: {
      summary: 'How one can sign in here',
      responses: { '200': ok('The ways.', json('SignInWays')), '429': citizenProblems['429'] },
    },
  },
  '/api/staff/oidc': {
    get: {
      summary: "The organisation's own sign-in, where there is one",
      responses: { '302': { description: 'On to it.' }, '404': problem('`not-found`: there is none.') },
    },
  },
  '/api/staff/login': {
    post: {
      summary: 'Sign in with a password; the answer sets the session cookie',
      requestBody: { required: true, content: json('Login') },
      responses: {
        '200': ok('Signed in.', json('Me')),
        '400': problem(`\`invalid-request\`, \`${body}\`.`),
        '401': problem('`sign-in-refused`, whatever was wrong.'),
        '403': problem('`cross-site-request`.'),
        ...bodyProblems,
        '429': citizenProblems['429'],
      },
    },
  },
  '/api/staff/logout': {
    post: { summary: 'Sign out', responses: { '204': done, '403': problem('`cross-site-request`.') } },
  },
  '/api/staff/me': { get: forStaff('anybody', 'Who is signed in', { '200': ok('She.', json('Me')) }) },
  '/api/staff/password': {
    post: forStaff(
      'anybody',
      'Change one’s own password',
      {
        '200': ok('Changed, under a new session.', json('Me')),
        '403': problem('`wrong-password`, `cross-site-request`.'),
      },
      { takes: 'PasswordChange' },
    ),
  },
  '/api/staff/handoffs': {
    get: forStaff('caseworker', 'Who waits, and with whom one speaks', {
      '200': ok(
        'As the `queue` event of the `/desk` namespace has it.',
        schema(
          object({
            waiting: listOf('Handoff'),
            active: listOf('Handoff'),
            tasks: listOf('Task'),
            colleagues: listOf('Colleague'),
            presence: { enum: ['available', 'away'] },
          }),
        ),
      ),
    }),
  },
  '/api/staff/conversations': {
    get: forStaff(
      'caseworker',
      'One’s own ended conversations',
      { '200': ok('Newest first.', schema(object({ conversations: listOf('Handoff') }))) },
      {
        parameters: [
          query('q', 'Words that occur in it.', { type: 'string', maxLength: 200 }),
          query('limit', 'How many.', { type: 'integer', minimum: 1, maximum: 50, default: 20 }),
        ],
      },
    ),
  },
  '/api/staff/conversations/{id}': {
    get: forStaff(
      'caseworker',
      'A conversation one has or had, as far as it was shared; written down where the citizen can read it',
      {
        '200': ok('All of it.', json('DeskConversation')),
        '403': problem('`not-yours`, `forbidden`.'),
        '404': problem('`unknown-conversation`.'),
        '409': problem('`ended`: it was a colleague’s.'),
      },
      { parameters: [conversation] },
    ),
  },
  '/api/staff/tasks/{id}/take': onTask('Take on a message or a call'),
  '/api/staff/tasks/{id}/release': onTask('Let go of it'),
  '/api/staff/tasks/{id}/done': onTask('Be done with it; how she is reached is forgotten'),
  '/api/staff/overview': {
    get: forStaff('admin', 'How it goes today', { '200': ok('Counts, no citizens.', json('Overview')) }),
  },
  '/api/staff/settings': {
    get: forStaff(
      'admin',
      'When a desk is open',
      {
        '200': ok('What serves.', json('SettingsAnswer')),
        '400': problem('`invalid-request`, `unknown-municipality`.'),
      },
      { parameters: [municipality] },
    ),
    put: forStaff(
      'admin',
      'Set it',
      {
        '200': ok('What serves now.', json('SettingsAnswer')),
        '400': problem(`\`invalid-request\`, \`unknown-municipality\`, \`${body}\`.`),
      },
      { takes: 'DeskSettings', parameters: [municipality] },
    ),
    delete: forStaff(
      'admin',
      'Go back to the national hours',
      {
        '200': ok('What serves now.', json('SettingsAnswer')),
        '400': problem('`invalid-request`, `unknown-municipality`, `municipality-required`.'),
      },
      { parameters: [municipality] },
    ),
  },
  '/api/staff/settings/preview': {
    get: forStaff(
      'admin',
      'What that comes to in the next days',
      {
        '200': ok('A fortnight.', schema(object({ days: { type: 'array', items: { type: 'object' } } }))),
        '400': problem('`invalid-request`, `unknown-municipality`.'),
      },
      {
        parameters: [
          municipality,
          query('language', 'Of the names of days.', { enum: ['da', 'en'], default: 'da' }),
        ],
      },
    ),
  },
  '/api/staff/quick-replies': {
    get: forStaff('caseworker or admin', 'Shared ones and one’s own', {
      '200': ok('All.', schema(object({ quickReplies: listOf('QuickReply') }))),
    }),
    post: forStaff(
      'caseworker or admin',
      'Add one; a shared one only as admin',
      { '201': ok('Added.', json('QuickReply')) },
      { takes: 'QuickReplyChange' },
    ),
  },
  '/api/staff/quick-replies/{id}': {
    put: forStaff(
      'caseworker or admin',
      'Change it',
      { '200': ok('Changed.', json('QuickReply')), '404': problem('`unknown-quick-reply`.') },
      { takes: 'QuickReplyChange', parameters: [path('id', 'The quick reply.')] },
    ),
    delete: forStaff(
      'caseworker or admin',
      'Remove it',
      { '204': done, '404': problem('`unknown-quick-reply`.') },
      { parameters: [path('id', 'The quick reply.')] },
    ),
  },
  '/api/staff/accounts': {
    get: forStaff('admin', 'Who works here', {
      '200': ok('All.', schema(object({ accounts: listOf('Account') }))),
    }),
    post: forStaff(
      'admin',
      'Make an account',
      {
        '201': ok(
          'The first password is shown once.',
          schema(object({ account: ref('Account'), password: { type: 'string' } })),
        ),
        '400': problem(`\`invalid-request\`, \`unknown-municipality\`, \`${body}\`.`),
        '409': problem('`email-taken`.'),
      },
      { takes: 'NewAccount' },
    ),
  },
  '/api/staff/accounts/{id}': {
    put: forStaff(
      'admin',
      'Change an account',
      {
        '200': ok('Changed.', schema(object({ account: ref('Account') }))),
        '400': problem(`\`invalid-request\`, \`unknown-municipality\`, \`${body}\`.`),
        '404': problem('`unknown-account`.'),
        '409': problem('`last-admin`, `external-account`.'),
      },
      { takes: 'AccountChange', parameters: [path('id', 'The account.')] },
    ),
    delete: forStaff(
      'admin',
      'Delete an account',
      { '204': done, '404': problem('`unknown-account`.'), '409': problem('`last-admin`.') },
      { parameters: [path('id', 'The account.')] },
    ),
  },
  '/api/staff/accounts/{id}/password': {
    post: forStaff(
      'admin',
      'Give a new first password',
      {
        '200': ok('Shown once.', schema(object({ password: { type: 'string' } }))),
        '404': problem('`unknown-account`.'),
        '409': problem('`external-account`.'),
      },
      { parameters: [path('id', 'The account.')] },
    ),
  },
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
      'The same conversation can be followed over socket.io, namespace `/chat`; caseworkers sit at the namespace `/desk`.',
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
    ...handoffPaths,
    ...staffPaths,
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
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      session: { type: 'apiKey', in: 'cookie', name: 'jobassistent' },
    },
    schemas: Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, schemaOf(shape)])),
  },
}

function schemaOf(shape: z.ZodType): object {
  const { $schema: _version, ...schema } = z.toJSONSchema(shape, { io: 'input' })
  return schema
}
