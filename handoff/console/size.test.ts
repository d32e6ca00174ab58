import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { buildConsole } from './build.mjs'

let out: string
const files = ['desk.html', 'desk.js', 'desk.css']
const contents = () => Promise.all(files.map((file) => readFile(path.join(out, file), 'utf8')))

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'jobassistent-desk-size-'))
  await buildConsole({ out })
})
afterAll(() => rm(out, { recursive: true }))

it('says how heavy it is', async () => {
  const sizes = (await contents()).map((text) => gzipSync(text, { level: 9 }).length)
  const lines = files.map((file, index) => `${file} ${String(sizes[index])}`)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  process.stdout.write(`desk, bytes gzip: ${lines.join(' · ')} · together ${total}\n`)
  expect(Math.min(...sizes)).toBeGreaterThan(0)
})

it('carries no validator, no eval, nothing inline, and fetches from nobody else', async () => {
  const [page = '', script = '', style = ''] = await contents()
  expect(/\beval\(|new Function|ZodError|innerHTML\s*=[^=]*\+/.test(script)).toBe(false)
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/)
  expect(page + style).not.toMatch(/https?:|@import|url\(/)
})
