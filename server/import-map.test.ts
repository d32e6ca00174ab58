import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'

/**
 * Who may import whom, by folder. What a folder imports of itself is its own affair; between the top-level folders the way is
 * {widget/protocol, knowledge, jobs} ← bot ← handoff ← server, and nobody imports server.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'bot/conversation': [],
  'bot/storage': ['bot/conversation'],
  'bot/texts': ['bot/conversation'],
  'bot/guardrails': ['bot/conversation'],
  'bot/language-model': ['bot/conversation'],
  'bot/routing': ['bot/conversation', 'bot/guardrails', 'bot/skills'],
  'bot/skills': [
    'bot/conversation',
    'bot/texts',
    'bot/guardrails',
    'bot/language-model',
    'knowledge/search',
    'knowledge/chunking',
  ],
  'bot/channels': ['bot/conversation', 'bot/texts', 'bot/guardrails', 'widget/protocol'],
  'knowledge/editing': [],
  'knowledge/analysis': [],
  'knowledge/chunking': ['knowledge/editing', 'knowledge/analysis'],
  'knowledge/embedding': ['knowledge/analysis'],
  'knowledge/search': [
    'knowledge/analysis',
    'knowledge/chunking',
    'knowledge/editing',
    'knowledge/embedding',
  ],
  'knowledge/ingestion': [
    'knowledge/analysis',
    'knowledge/chunking',
    'knowledge/editing',
    'knowledge/embedding',
    'knowledge/search',
  ],
  'knowledge/evaluation': [
    'knowledge/editing',
    'knowledge/chunking',
    'knowledge/search',
    'knowledge/ingestion',
    'knowledge/embedding',
    'knowledge/analysis',
  ],
  'handoff/queue': ['bot/conversation', 'bot/storage', 'widget/protocol'],
  'handoff/opening-hours': ['bot/texts', 'bot/channels', 'widget/protocol'],
  'handoff/quick-replies': ['bot/channels', 'handoff/opening-hours', 'widget/protocol'],
  'handoff/presence': ['bot/conversation', 'handoff/queue', 'widget/protocol'],
  'handoff/notes': ['bot/conversation', 'handoff/queue'],
  'handoff/tasks': ['bot/conversation', 'handoff/queue', 'widget/protocol'],
  'handoff/access-log': ['bot/conversation', 'handoff/queue'],
  'handoff/relay': [
    'bot/conversation',
    'bot/channels',
    'bot/guardrails',
    'bot/texts',
    'handoff/notes',
    'handoff/opening-hours',
    'handoff/presence',
    'handoff/queue',
    'handoff/tasks',
    'widget/protocol',
  ],
  'handoff/assignment': [
    'bot/conversation',
    'bot/channels',
    'handoff/access-log',
    'handoff/notes',
    'handoff/presence',
    'handoff/queue',
    'handoff/relay',
    'widget/protocol',
  ],
  'handoff/citizen': [
    'bot/conversation',
    'bot/channels',
    'bot/guardrails',
    'bot/skills',
    'bot/texts',
    'handoff/assignment',
    'handoff/queue',
    'handoff/relay',
    'handoff/tasks',
    'widget/protocol',
  ],
  'handoff/desk': [
    'bot/conversation',
    'bot/channels',
    'handoff/access-log',
    'handoff/assignment',
    'handoff/notes',
    'handoff/opening-hours',
    'handoff/presence',
    'handoff/queue',
    'handoff/relay',
    'handoff/tasks',
    'widget/protocol',
  ],
  'handoff/console': [
    'bot/texts',
    'handoff/quick-replies',
    'widget/protocol',
    'widget/connection',
    'widget/transcript',
    'widget/view',
  ],
  'widget/protocol': [],
  'widget/connection': ['widget/protocol', 'widget/transcript'],
  'widget/transcript': ['widget/protocol'],
  'widget/texts': ['widget/protocol'],
  'widget/view': [
    'widget/protocol',
    'widget/connection',
    'widget/transcript',
    'widget/texts',
    'widget/embed',
  ],
  'widget/embed': ['widget/protocol', 'widget/texts'],
  'widget/demo': ['widget/texts'],
  'widget/testing': ['widget/protocol'],
}

const root = path.join(import.meta.dirname, '..')
const roomOf = (file: string) => path.relative(root, file).split(path.sep).slice(0, 2).join('/')
const isTest = (file: string) => /\.(test|contract)\.tsx?$|\/testing\/|\/browser\//.test(file)
const sources = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => path.join(root, folder, file))
const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target = '']) =>
    path.resolve(path.dirname(file), target),
  )

describe('the import map', () => {
  it.each(['bot', 'handoff', 'knowledge', 'widget'])('%s imports only what its rooms may', (top) => {
    const strays = sources(top)
      .filter((file) => !isTest(file))
      .flatMap((file) =>
        importsOf(file)
          .map(roomOf)
          .filter((to) => to !== roomOf(file) && !(mayImport[roomOf(file)] ?? []).includes(to))
          .map((to) => `${path.relative(root, file)} → ${to}`),
      )
    expect(strays).toEqual([])
  })

  it('lets nobody import server, not even a test of another folder', () => {
    const strays = ['bot', 'handoff', 'knowledge', 'widget']
      .flatMap(sources)
      .filter((file) =>
        importsOf(file).some((target) => target.startsWith(path.join(root, 'server') + path.sep)),
      )
    expect(strays.map((file) => path.relative(root, file))).toEqual([])
  })

  it('imports files by their whole name, so that what is built runs', () => {
    const bare = ['bot', 'handoff', 'knowledge', 'server', 'widget'].flatMap(sources).flatMap((file) =>
      importsOf(file)
        .filter((target) => !/\.(js|mjs|json|css)$/.test(target))
        .map((target) => `${path.relative(root, file)} → ${target}`),
    )
    expect(bare).toEqual([])
  })
})
