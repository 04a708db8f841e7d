// Looks for secrets in all that an app has left: its whole profile with settings, caches, databases, logs and crash dumps, and
// what it has printed.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

/** Chromium's databases write text in either way. */
const waysToWrite = (secret: string): readonly Buffer[] => [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'utf16le')]

/** Where one stands: path, or `logs`. Never the secret itself. */
export const findSecrets = async (
  profile: string,
  logs: readonly string[],
  secrets: readonly string[],
): Promise<readonly string[]> => {
  const wanted = secrets.flatMap(waysToWrite)
  const found: string[] = []
  for (const path of await filesIn(profile)) {
    const content = await readFile(path).catch(() => Buffer.alloc(0))
    if (wanted.some((secret) => content.includes(secret))) found.push(path)
  }
  const printed = logs.join('\n')
  return secrets.some((secret) => printed.includes(secret)) ? [...found, 'logs'] : found
}
