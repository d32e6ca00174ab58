import { isIPv6 } from 'node:net'
import type { Socket } from 'socket.io'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from './refusal.js'

/**
 * How much one visitor may ask of the house. Wide enough for a library or a school behind one address, narrow enough that
 * nobody takes the assistant from the others. Counted in memory, for each instance.
 */
const budgets = {
  /** Conversations begun, for each network address. */
  beginning: { points: 600, duration: 60 },
  /** Any other request, for each network address. */
  requests: { points: 3000, duration: 60 },
  /** Sign-ins tried, for each network address. */
  signIn: { points: 30, duration: 60 },
  /** Events at the desk, for each member of staff. */
  desk: { points: 1200, duration: 60 },
  /** Things said, for each conversation. */
  saying: { points: 40, duration: 60 },
} as const
export type Budget = keyof typeof budgets

type Handshake = Socket['handshake']

/** Takes one from the visitor's budget, or refuses with 429. */
export type SpendOne = (budget: Budget, visitor: string) => Promise<void>

/** IPv6 visitors own whole networks: the first 64 bits count as one. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [front = [], back = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0')
  return [...front, ...zeros, ...back].slice(0, 4).join(':')
}

/** The address a handshake comes from, seen through the `proxies` in front of this server, as express sees a request's. */
export function addressBehind(
  proxies: number,
  { address, headers }: Pick<Handshake, 'address' | 'headers'>,
): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '')
  const nearestFirst = [
    address,
    ...forwarded
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)
      .reverse(),
  ]
  return nearestFirst[Math.min(proxies, nearestFirst.length - 1)] ?? address
}

export function createLimits({ on }: { on: boolean }): SpendOne {
  if (!on) return async () => undefined
  const limiters = Object.fromEntries(
    Object.entries(budgets).map(([name, budget]) => [name, new RateLimiterMemory(budget)]),
  ) as Record<Budget, RateLimiterMemory>

  return async (budget, visitor) => {
    try {
      await limiters[budget].consume(visitor)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      throw new Refusal(429, 'too-many-requests', 'Too much at once.', Math.ceil(refused.msBeforeNext / 1000))
    }
  }
}
