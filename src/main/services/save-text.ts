// Saves a text where the user says: whole or not at all, so that a full disk leaves what was there before.
import { open, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import type { SavedFile, TextFile } from '../../shared/schema/saved-file'
import { AppError } from '../app-error'
import type { Dialogs, FileKind } from '../ports'
import { codeOf } from './file-fault'

const kinds: Readonly<Record<TextFile['kind'], FileKind>> = {
  csv: { name: 'Comma-separated values', extension: 'csv' },
  json: { name: 'JSON', extension: 'json' },
}

const toSaveError = (error: unknown): unknown => {
  const code = codeOf(error)
  if (code === '') return error
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('file.full', 'The disk is full.', { cause: error })
  return new AppError('file.unwritable', `The system does not let the file be written there (${code}).`, {
    cause: error,
  })
}

/** UTF-8. Undefined when the user thought better of it. */
export const saveText = async (
  { name, kind, text }: TextFile,
  dialogs: Pick<Dialogs, 'choosePlace'>,
): Promise<SavedFile | undefined> => {
  const { extension } = kinds[kind]
  const path = await dialogs.choosePlace('Save the list of calls', `${name}.${extension}`, kinds[kind])
  if (path === undefined) return undefined
  // Beside its place, since a rename does not cross file systems.
  const part = `${path}.${crypto.randomUUID()}.part`
  try {
    const file = await open(part, 'wx')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw toSaveError(error)
  }
  return { name: basename(path) }
}
