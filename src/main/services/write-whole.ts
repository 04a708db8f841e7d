// Writes a file whole or not at all, so that a full disk or a crash leaves what was there before.
import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../app-error'
import { codeOf } from './file-fault'

const toWriteError = (error: unknown): unknown => {
  const code = codeOf(error)
  if (code === '') return error
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('file.full', 'The disk is full.', { retryable: true, cause: error })
  }
  return new AppError('file.unwritable', `The system does not let the file be written there (${code}).`, {
    retryable: true,
    cause: error,
  })
}

/** Text in UTF-8. Replaces a file that is there. `mode`: rights of the new file, as far as the umask leaves them. */
export const writeWhole = async (path: string, content: string | Uint8Array, mode = 0o666): Promise<void> => {
  // Beside its place, since a rename does not cross file systems; under a short name, since the file's own may be as long as
  // the system lets names be.
  const part = join(dirname(path), `${randomUUID()}.part`)
  try {
    const file = await open(part, 'wx', mode)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw toWriteError(error)
  }
}
