// One hash for the content and names of many files: the question "has anything changed since?".

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from './project.mjs'

const listFiles = (path) => {
  if (!statSync(inProject(path)).isDirectory()) return [path]
  return readdirSync(inProject(path))
    .sort()
    .flatMap((name) => listFiles(join(path, name)))
}

/** SHA-256 (hex) over these files and folders of the checkout; absent ones are left out. */
export const hashFiles = (paths) => {
  const hash = createHash('sha256')
  for (const file of paths.filter((path) => existsSync(inProject(path))).flatMap(listFiles)) {
    const content = readFileSync(inProject(file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}
