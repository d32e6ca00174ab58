import { randomUUID } from 'node:crypto'
import express from 'express'
import type { Request, Response, Router } from 'express'
import type { z } from 'zod'
import { DeskSettings, QuickReplyChange } from '../../../widget/protocol/desk.js'
import { AccountChange, Login, NewAccount, PasswordChange } from '../../../widget/protocol/staff.js'
import type { Account } from '../../../widget/protocol/staff.js'
import type { FakeDesk } from './fake-desk.js'
import type { FakeOffice } from './fake-office.js'

const cookieName = 'jobassistent'

/** Who a request's cookie belongs to. */
export function accountIn(office: FakeOffice, cookie: string | undefined): Account | undefined {
  const token = new RegExp(`${cookieName}=([\\w-]+)`).exec(cookie ?? '')?.[1]
  const id = token && office.sessions.get(token)
  return office.accounts.find((account) => account.id === id && !account.disabled)
}

type Acting = { request: Request; response: Response; me: Account; id: string }

/** What staff do over HTTP, at the fake server. */
export function staffRoutes(fake: FakeDesk): Router {
  const router = express.Router()
  router.use(express.json())
  /** Answers with a refusal; nothing is left to answer. */
  const problem = (response: Response, status: number, code: string): undefined => {
    response
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify({ type: 'about:blank', title: code, status, code }))
    return undefined
  }
  const asked = ({ query }: Request, name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value : ''
  }

  /** A route for those who are signed in; refuses as it was told to. */
  const signedIn = (
    method: 'get' | 'post' | 'put' | 'delete',
    at: string,
    act: (acting: Acting) => unknown,
    admin = false,
  ) =>
    router[method](`/api/staff${at}`, (request, response) => {
      const me = accountIn(fake.office, request.headers.cookie)
      const refusal = fake.refusalFor(`${method.toUpperCase()} ${at}`)
      if (!me) problem(response, 401, 'not-signed-in')
      else if (refusal) problem(response, 409, refusal)
      else if (admin && !me.roles.includes('admin')) problem(response, 403, 'forbidden')
      else {
        const answer = act({
          request,
          response,
          me,
          id: String((request.params as Record<string, string>).id),
        })
        if (response.headersSent) return
        if (answer === undefined) response.status(204).end()
        else response.json(answer)
      }
    })
  const body = <Shape extends z.ZodType>(
    shape: Shape,
    { request, response }: Acting,
    act: (sent: z.infer<Shape>) => unknown,
  ) => {
    const sent = shape.safeParse(request.body)
    if (sent.success) return act(sent.data)
    fake.faults.push(`${request.method} ${request.path}: ${sent.error.message}`)
    problem(response, 400, 'invalid-request')
  }
  const who = (staff: Account) => ({ staff, expiresAt: new Date(Date.now() + 3_600_000).toISOString() })

  router.get('/api/staff/sign-in', (_request, response) => void response.json(fake.ways))
  router.get(
    '/api/staff/oidc',
    (request, response) => void response.type('text').send(asked(request, 'returnTo')),
  )
  router.post('/api/staff/login', (request, response) => {
    const { office } = fake
    const { email, password } = Login.parse(request.body)
    const account = office.accounts.find((one) => one.email === email && !one.disabled)
    const refusal = fake.refusalFor('POST /login')
    if (refusal) {
      problem(response, refusal === 'too-many-requests' ? 429 : 503, refusal)
      return
    }
    if (!account || office.passwords.get(account.id) !== password) {
      problem(response, 401, 'sign-in-refused')
      return
    }
    const token = randomUUID()
    office.sessions.set(token, account.id)
    return response.cookie(cookieName, token, { httpOnly: true, sameSite: 'lax' }).json(who(account))
  })
  signedIn('get', '/me', ({ me }) => who(me))
  signedIn('post', '/logout', ({ request }) => {
    for (const token of fake.office.sessions.keys())
      if (request.headers.cookie?.includes(token)) fake.office.sessions.delete(token)
  })
  signedIn('post', '/password', (acting) =>
    body(PasswordChange, acting, ({ current, next }) => {
      if (fake.office.passwords.get(acting.me.id) !== current) {
        problem(acting.response, 403, 'wrong-password')
        return
      }
      fake.office.passwords.set(acting.me.id, next)
      return undefined
    }),
  )

  signedIn('get', '/conversations', ({ request, me }) => ({
    conversations: fake.office.ended.filter(
      (one) =>
        one.caseworker?.id === me.id &&
        JSON.stringify(one).toLowerCase().includes(asked(request, 'q').toLowerCase()),
    ),
  }))
  signedIn('get', '/conversations/:id', ({ response, id }) => {
    const handoff = fake.office.find(id)
    if (!handoff) {
      problem(response, 404, 'unknown-conversation')
      return
    }
    return { handoff, messages: fake.office.messagesOf(id), notes: fake.office.notesOf(id) }
  })
  for (const act of ['take', 'done', 'release'] as const)
    signedIn('post', `/tasks/:id/${act}`, ({ me, id, response }) => {
      const task = fake.office.tasks.find((one) => one.id === id)
      if (!task) {
        problem(response, 404, 'unknown-task')
        return
      }
      if (act === 'take') task.caseworker = { id: me.id, name: me.name }
      else delete task.caseworker
      if (act === 'done') fake.office.tasks = fake.office.tasks.filter((one) => one !== task)
      fake.show()
      return { ok: true }
    })

  signedIn('get', '/quick-replies', () => ({ quickReplies: fake.office.quickReplies }))
  signedIn('post', '/quick-replies', (acting) =>
    body(
      QuickReplyChange,
      acting,
      (reply) => void fake.office.quickReplies.push({ ...reply, id: randomUUID() }),
    ),
  )
  signedIn('put', '/quick-replies/:id', (acting) =>
    body(QuickReplyChange, acting, (reply) => {
      fake.office.quickReplies = fake.office.quickReplies.map((one) =>
        one.id === acting.id ? { ...reply, id: one.id } : one,
      )
    }),
  )
  signedIn('delete', '/quick-replies/:id', ({ id }) => {
    fake.office.quickReplies = fake.office.quickReplies.filter((one) => one.id !== id)
  })

  const place = ({ request }: Acting) =>
    typeof request.query.municipality === 'string' ? request.query.municipality : ''
  const settingsOf = (at: string) => {
    const own = fake.office.settings.get(at)
    return { settings: own ?? fake.office.settings.get(''), inherited: at !== '' && !own }
  }
  signedIn('get', '/overview', () => fake.office.overview(), true)
  signedIn('get', '/settings', (acting) => settingsOf(place(acting)), true)
  signedIn(
    'put',
    '/settings',
    (acting) =>
      body(DeskSettings, acting, (settings) => void fake.office.settings.set(place(acting), settings)),
    true,
  )
  signedIn('delete', '/settings', (acting) => void fake.office.settings.delete(place(acting)), true)
  signedIn(
    'get',
    '/settings/preview',
    ({ request }) => ({ days: preview(request.query.language === 'en') }),
    true,
  )

  signedIn('get', '/accounts', () => ({ accounts: fake.office.accounts }), true)
  signedIn(
    'post',
    '/accounts',
    (acting) =>
      body(NewAccount, acting, (given) => {
        const account: Account = { ...given, id: randomUUID(), disabled: false, external: false }
        fake.office.accounts.push(account)
        return { account, password: 'først-gang-4711' }
      }),
    true,
  )
  signedIn(
    'put',
    '/accounts/:id',
    (acting) =>
      body(AccountChange, acting, (change) => {
        const account = fake.office.accounts.find(({ id }) => id === acting.id)
        return account && { account: Object.assign(account, change) }
      }),
    true,
  )
  signedIn('post', '/accounts/:id/password', () => ({ password: 'ny-kode-til-dig-08' }), true)
  signedIn(
    'delete',
    '/accounts/:id',
    ({ id }) =>
      void fake.office.accounts.splice(
        fake.office.accounts.findIndex((one) => one.id === id),
        1,
      ),
    true,
  )

  router.get('/api/knowledge/search', (request, response) => {
    const q = asked(request, 'q').toLowerCase()
    const passage = (articleId: string, title: string, section: string) => ({
      articleId,
      title,
      section,
      text: '',
      score: 1,
    })
    const kept = [
      passage('g-dage', 'G-dage – løn fra arbejdsgiveren de første to ledige dage', 'Hvor meget får jeg?'),
      passage('g-dage', 'G-dage – løn fra arbejdsgiveren de første to ledige dage', 'Hvornår?'),
      passage('meld-dig-ledig', 'Meld dig ledig den første dag uden arbejde', ''),
    ].filter(({ title, section }) => `${title} ${section}`.toLowerCase().includes(q))
    response.json({ kept, rejected: [], tookMs: 1 })
  })
  return router
}

const preview = (english: boolean) =>
  Array.from({ length: 14 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 11, 21 + index))
    const date = day.toISOString().slice(0, 10)
    const weekend = [0, 6].includes(day.getUTCDay())
    if (date === '2026-12-25')
      return { date, spans: [], why: 'holiday', name: english ? 'Christmas Day' : 'Juledag' }
    return {
      date,
      spans: weekend
        ? []
        : [
            { from: '09:00', to: '12:00' },
            { from: '13:00', to: '15:00' },
          ],
    }
  })
