/** One thing remembered in the browser. */
export type Kept<T> = { read: () => T | undefined; write: (value: T) => void; clear: () => void }

/**
 * Keeps a value as JSON under `key`. Where storage is blocked or full (third-party frames, private windows) it is kept
 * in memory, which lasts as long as the page. `storage` is a function because even looking at it may throw.
 */
export function keptIn<T>(storage: () => Storage, key: string, isT: (value: unknown) => value is T): Kept<T> {
  let memory: T | undefined
  let blocked = false
  const attempt = <R>(act: (storage: Storage) => R): R | undefined => {
    if (blocked) return undefined
    try {
      return act(storage())
    } catch {
      blocked = true
      return undefined
    }
  }
  return {
    read() {
      const text = attempt((store) => store.getItem(key))
      if (blocked || !text) return memory
      try {
        const value: unknown = JSON.parse(text)
        return isT(value) ? value : undefined
      } catch {
        return undefined
      }
    },
    write(value) {
      memory = value
      attempt((store) => store.setItem(key, JSON.stringify(value)))
    },
    clear() {
      memory = undefined
      attempt((store) => store.removeItem(key))
    },
  }
}
