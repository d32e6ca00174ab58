import { existsSync } from 'node:fs'
import path from 'node:path'

/** The folder of package.json, above sources and built files alike. */
export const projectRoot = (() => {
  let folder = import.meta.dirname
  while (!existsSync(path.join(folder, 'package.json'))) {
    const above = path.dirname(folder)
    if (above === folder) throw new Error(`no package.json above ${import.meta.dirname}`)
    folder = above
  }
  return folder
})()
