import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { buildWidget } from './build.mjs'

/** What a citizen on a slow connection waits for, gzip, in bytes. */
const allowed = 35_000
const allowedForLoader = 5000
/** What she waits for once more when a person comes into it. */
const allowedForPerson = 12_000

let out: string
const gzipped = async (file: string) => gzipSync(await readFile(path.join(out, file)), { level: 9 }).length

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'jobassistent-size-'))
  await buildWidget({ out })
})
afterAll(() => rm(out, { recursive: true }))

it('stays light', async () => {
  const files = ['widget.js', 'chat.html', 'chat.js', 'chat.css']
  const sizes = await Promise.all(files.map(gzipped))
  const person = await gzipped('chat-person.js')
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const lines = files.map((file, index) => `${file} ${String(sizes[index])}`)
  process.stdout.write(
    `widget, bytes gzip: ${lines.join(' · ')} · together ${total} of ${allowed} · later chat-person.js ${person} of ${allowedForPerson}\n`,
  )
  expect(total).toBeLessThanOrEqual(allowed)
  expect(sizes[0]).toBeLessThanOrEqual(allowedForLoader)
  expect(person).toBeLessThanOrEqual(allowedForPerson)
})

it('carries no validator, no eval and nothing inline', async () => {
  const [loader, chat, person, ...pages] = await Promise.all(
    ['widget.js', 'chat.js', 'chat-person.js', 'chat.html', 'demo/index.html', 'demo/en.html'].map((file) =>
      readFile(path.join(out, file), 'utf8'),
    ),
  )
  for (const script of [loader, chat, person])
    expect(/\beval\(|new Function|ZodError/.test(script ?? '')).toBe(false)
  for (const page of pages) expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/)
})

it('fetches later only what is not there already', async () => {
  const [chat, person] = await Promise.all(
    ['chat.js', 'chat-person.js'].map((file) => readFile(path.join(out, file), 'utf8')),
  )
  const namesIn = (list: string | undefined) =>
    (list ?? '').split(',').map((one) => one.split(' as ').map((name) => name.trim()))
  const lent = namesIn(/export\{([^}]*)\};?\s*$/.exec(chat ?? '')?.[1]).map((names) => names.at(-1))
  const borrowed = [...(person ?? '').matchAll(/import\{([^}]*)\}from"([^"]*)"/g)]
  expect(new Set(borrowed.map(([, , from]) => from))).toEqual(new Set(['./chat.js']))
  const asked = new Set(borrowed.flatMap(([, list]) => namesIn(list).map(([name]) => name)))
  expect([...asked].sort()).toEqual([...new Set(lent)].sort())
})
