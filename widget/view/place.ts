import type { Language } from '../protocol/http.js'

/** Where the chat is shown, as the loader or a link says it in the address. */
export type Place = { municipality?: string; language: Language; host?: string }

/** Reads `/chat?municipality=0101&language=da&host=https://kommune.dk`; what does not make sense is left out. */
export function placeFrom(search: string): Place {
  const asked = new URLSearchParams(search)
  const municipality = asked.get('municipality')
  const host = originOf(asked.get('host'))
  return {
    language: asked.get('language') === 'en' ? 'en' : 'da',
    ...(municipality && /^\d{4}$/.test(municipality) ? { municipality } : {}),
    ...(host ? { host } : {}),
  }
}

function originOf(address: string | null): string | undefined {
  try {
    const { origin, protocol } = new URL(address ?? '')
    return protocol === 'https:' || protocol === 'http:' ? origin : undefined
  } catch {
    return undefined
  }
}
