const key = 'jobassistent:panel'

/** Whether the panel was left open or closed in this tab; undefined when it has not been touched, or nothing may be stored. */
export const rememberedPanel = {
  read(): 'open' | 'closed' | undefined {
    try {
      const value = sessionStorage.getItem(key)
      return value === 'open' || value === 'closed' ? value : undefined
    } catch {
      return undefined
    }
  },
  write(value: 'open' | 'closed'): void {
    try {
      sessionStorage.setItem(key, value)
    } catch {
      // blocked: the next page starts with the panel closed
    }
  },
}
