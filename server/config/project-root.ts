import { existsSync } from 'node:fs'
import path from 'node:path'

/** The folder that holds package.json, seen from the sources and from dist/ alike. */
export const projectRoot: string = (() => {
  let folder = import.meta.dirname
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder)
  return folder
})()
