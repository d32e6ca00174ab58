// Transpiles the server side file by file into dist/ and bundles the widget. Types are checked by `npm run typecheck`, not here.
// A build whose sources have not changed since the last one is left as it is.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const out = path.join(root, 'dist')
const stamp = path.join(out, '.sources')

const filesUnder = (folder) =>
  existsSync(path.join(root, folder))
    ? readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    : []

/** The folders of the house that are code. */
const folders = ['bot', 'knowledge', 'jobs', 'handoff', 'server', 'widget']
const isTest = (file) => /\.test\.tsx?$/.test(file)

function digestOf(files) {
  const hash = createHash('sha256')
  for (const file of [...files].sort())
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds when needed and says whether it did. */
export async function build() {
  const sources = folders.flatMap(filesUnder).filter((file) => !file.endsWith('.md'))
  const digest = digestOf([...sources, path.join(root, 'package.json'), import.meta.filename])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false

  // Made beside the old one and then put in its place, so that nobody who runs from dist/ finds it half empty.
  const fresh = `${out}.${process.pid}`
  mkdirSync(fresh, { recursive: true })
  const esbuild = await import('esbuild')
  const serverSide = sources.filter(
    (file) =>
      file.endsWith('.ts') &&
      !file.endsWith('.d.ts') &&
      !isTest(file) &&
      !file.startsWith(path.join(root, 'handoff', 'console')) &&
      (!file.startsWith(path.join(root, 'widget')) || file.startsWith(path.join(root, 'widget', 'protocol'))),
  )
  await esbuild.build({
    entryPoints: serverSide,
    outdir: fresh,
    outbase: root,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  })
  // Not before it is known that something is built: they bring what builds pages.
  const { buildWidget } = await import('../widget/build.mjs')
  await buildWidget({ out: path.join(fresh, 'widget') })
  const { buildConsole } = await import('../handoff/console/build.mjs')
  await buildConsole({ out: path.join(fresh, 'console') })
  writeFileSync(path.join(fresh, path.basename(stamp)), digest)
  const old = `${fresh}.old`
  if (existsSync(out)) renameSync(out, old)
  renameSync(fresh, out)
  rmSync(old, { recursive: true, force: true })
  return true
}

if (process.argv[1] === import.meta.filename && (await build())) console.log('built dist/')
