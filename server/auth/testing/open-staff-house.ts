import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import express from 'express'
import type { OidcConfig } from '../../config/staff-config.js'
import { readBootstrap } from '../../config/read-bootstrap.js'
import { checkEncoding } from '../../http/check-encoding.js'
import { problems } from '../../http/problems.js'
import { createLogger } from '../../observability/logger.js'
import { createMetrics } from '../../observability/metrics.js'
import { connectStore } from '../../store/connect.js'
import type { AuditDetails, AuditEvent } from '../audit.js'
import type { Strength } from '../passwords.js'
import { createStaffDoor, type StaffDoor } from '../staff-door.js'
import { openBrowser } from './open-browser.js'

/** Passwords are hashed a hundred times in these tests. */
const weak: Strength = { ln: 4, r: 8, p: 1 }

/** The staff's door over real HTTP, on an embedded store of its own, with a clock that is set by hand. */
export async function openStaffHouse({
  bootstrap,
  trustProxy = 0,
  oidc,
  strength = weak,
}: {
  /** As STAFF_BOOTSTRAP has it. */
  bootstrap?: string
  trustProxy?: number
  oidc?: Omit<OidcConfig, 'publicUrl'>
  strength?: Strength
} = {}) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'staff-'))
  let at = Date.now()
  const printed: string[] = []
  const audited: [AuditEvent, AuditDetails][] = []
  const failures: unknown[] = []
  const changed: string[] = []
  const spent: string[] = []
  const first = bootstrap === undefined ? undefined : readBootstrap(bootstrap)
  if (first && 'problems' in first) throw new Error(first.problems.join())

  // One address for all its lives, as a provider knows it.
  let app: express.Express | undefined
  const http = createServer((request, response) => void app?.(request, response))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`

  const begin = async () => {
    const store = await connectStore({ dataDir })
    const door = await createStaffDoor({
      connection: store.connection,
      now: () => new Date(at),
      spendOne: async (budget, network) => void spent.push(`${budget} ${network}`),
      trustProxy,
      bootstrap: first?.accounts,
      oidc: oidc && { ...oidc, publicUrl: url },
      strength,
      print: (line) => void printed.push(line),
      audit: (event, details) => void audited.push([event, details]),
      failed: (cause) => void failures.push(cause),
    })
    door.onChange((staff) => void changed.push(staff))
    return { store, door, app: appWith(door, trustProxy) }
  }
  let life = await begin()
  app = life.app
  const end = async () => {
    await life.door.stop()
    await life.store.stop()
  }

  return {
    url,
    printed,
    audited,
    failures,
    changed,
    spent,
    door: () => life.door,
    connection: () => life.store.connection,
    browser: () => openBrowser(url),
    passes: (milliseconds: number) => void (at += milliseconds),
    /** Another process on the same data. */
    restarts: async () => {
      await end()
      life = await begin()
      app = life.app
    },
    close: async () => {
      http.closeAllConnections()
      await new Promise<void>((resolve) => void http.close(() => resolve()))
      await end()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
export type StaffHouse = Awaited<ReturnType<typeof openStaffHouse>>

function appWith(door: StaffDoor, trustProxy: number): express.Express {
  const app = express()
  app.set('trust proxy', trustProxy)
  app.set('query parser', 'simple')
  app.use(express.json({ limit: '64kb', verify: checkEncoding }))
  app.use('/api/staff', door.routes)
  app.all('/api/for-caseworkers', door.requireRole('caseworker'), (_request, response) => {
    response.json({ staff: response.locals.staff as unknown })
  })
  app.use(problems(createLogger('silent'), createMetrics()))
  return app
}
