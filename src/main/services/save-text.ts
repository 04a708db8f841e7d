// Saves a text where the user says.
import { basename } from 'node:path'
import type { SavedFile, TextFile } from '../../shared/schema/saved-file'
import type { Dialogs, FileKind } from '../ports'
import { writeWhole } from './write-whole'

const kinds: Readonly<Record<TextFile['kind'], FileKind>> = {
  csv: { name: 'Comma-separated values', extension: 'csv' },
  json: { name: 'JSON', extension: 'json' },
}

/** UTF-8. Undefined when the user thought better of it. */
export const saveText = async (
  { name, kind, text }: TextFile,
  dialogs: Pick<Dialogs, 'choosePlace'>,
): Promise<SavedFile | undefined> => {
  const { extension } = kinds[kind]
  const path = await dialogs.choosePlace('Save the list of calls', `${name}.${extension}`, kinds[kind])
  if (path === undefined) return undefined
  await writeWhole(path, text)
  return { name: basename(path) }
}
