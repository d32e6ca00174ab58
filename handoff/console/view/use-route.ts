import { useEffect, useState } from 'preact/hooks'

/** The leader's sections by what stands in the address. Nothing of a citizen ever does. */
const addresses = {
  overview: '#/leder',
  hours: '#/leder/tider',
  replies: '#/leder/hurtigsvar',
  accounts: '#/leder/medarbejdere',
} as const
export type Section = keyof typeof addresses
export type Route = 'desk' | Section

export const addressOf = (route: Route): string => (route === 'desk' ? '#/' : addresses[route])

const routeIn = (hash: string): Route =>
  (Object.keys(addresses) as Section[]).find((section) => addresses[section] === hash) ?? 'desk'

export function useRoute(): Route {
  const [route, setRoute] = useState(routeIn(location.hash))
  useEffect(() => {
    const changed = () => setRoute(routeIn(location.hash))
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  return route
}
