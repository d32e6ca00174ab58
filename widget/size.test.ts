import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { buildWidget } from './build.mjs'

/** What a citizen on a slow connection waits for, gzip, in bytes. */
const allowed = 35_000
const allowedForLoader = 5000

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
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const lines = files.map((file, index) => `${file} ${String(sizes[index])}`)
  process.stdout.write(`widget, bytes gzip: ${lines.join(' · ')} · together ${total} of ${allowed}\n`)
  expect(total).toBeLessThanOrEqual(allowed)
  expect(sizes[0]).toBeLessThanOrEqual(allowedForLoader)
})

it('carries no validator, no eval and nothing inline', async () => {
  const [loader, chat, ...pages] = await Promise.all(
    ['widget.js', 'chat.js', 'chat.html', 'demo/index.html', 'demo/en.html'].map((file) =>
      readFile(path.join(out, file), 'utf8'),
    ),
  )
  for (const script of [loader, chat]) expect(/\beval\(|new Function|ZodError/.test(script ?? '')).toBe(false)
  for (const page of pages) expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/)
})
