// Files that the user opens, in whatever way: dialog, drop, command line, another start of Rung, the list of recent ones.
// All of them come in here and wait until the page takes them. Paths stay in main; the page names files by ids.
import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import { z } from 'zod'
import { FileId, type FileOpening, type RecentFile } from '../../shared/schema/opened-file'
import { AppError, toFault } from '../app-error'
import type { Clock, Emit } from '../ports'
import { refuseOtherThanFile, toOpenError } from './file-fault'
import { isGzip } from './stream-file'

export interface RecentFilesStore {
  readonly read: () => unknown
  readonly write: (files: readonly StoredFile[]) => void
}

export interface OpenedFiles {
  /** Takes files in and tells the page that some wait. Files that cannot be opened come as refusals. */
  readonly hand: (paths: readonly string[]) => Promise<void>
  /** A file of this session or of the list once more; an unknown id is a refusal, too. */
  readonly handAgain: (id: string) => Promise<void>
  /** What has come in since the last time. */
  readonly take: () => readonly FileOpening[]
  /** Absolute path, or undefined. */
  readonly pathOf: (id: string) => string | undefined
  /** Newest first. */
  readonly recent: () => readonly RecentFile[]
  /** Takes one off the list of recent files, or all. */
  readonly forget: (id?: string) => readonly RecentFile[]
}

const maxRecent = 12

const StoredFile = z.object({ id: FileId, path: z.string().min(1).max(4096), openedAt: z.iso.datetime() })
type StoredFile = z.output<typeof StoredFile>

export const createOpenedFiles = (store: RecentFilesStore, clock: Pick<Clock, 'now'>, emit: Emit): OpenedFiles => {
  const stored = z.array(StoredFile).safeParse(store.read())
  let recent: readonly StoredFile[] = (stored.data ?? []).slice(0, maxRecent)
  const paths = new Map(recent.map(({ id, path }) => [id, path]))
  let waiting: readonly FileOpening[] = []

  const keep = (files: readonly StoredFile[]): void => {
    recent = files.slice(0, maxRecent)
    try {
      store.write(recent)
    } catch {
      // A list that cannot be kept, on a full disk say, is no reason to refuse a file.
    }
  }

  const idOf = (path: string): string => {
    for (const [id, known] of paths) if (known === path) return id
    const id = randomUUID()
    paths.set(id, path)
    return id
  }

  const examine = async (path: string): Promise<FileOpening> => {
    const file = { id: idOf(path), name: basename(path) || path }
    try {
      // A script of the page can make a File, but not one that is on the disk.
      if (!isAbsolute(path)) throw new AppError('file.gone', 'What was dropped is no file on this computer.')
      const info = await stat(path)
      refuseOtherThanFile(info)
      const isPacked = await isGzip(path)
      keep([
        { id: file.id, path, openedAt: new Date(clock.now()).toISOString() },
        ...recent.filter((other) => other.id !== file.id),
      ])
      return { kind: 'opened', file: { ...file, bytes: info.size, isPacked } }
    } catch (error) {
      return { kind: 'refused', file, fault: toFault(toOpenError(error)) }
    }
  }

  const add = (openings: readonly FileOpening[]): void => {
    if (openings.length === 0) return
    waiting = [...waiting, ...openings]
    emit('files.handed', undefined)
  }

  const listRecent = (): readonly RecentFile[] =>
    recent.map(({ id, path, openedAt }) => ({ id, name: basename(path), openedAt }))

  const hand = async (given: readonly string[]): Promise<void> => {
    const openings: FileOpening[] = []
    for (const path of new Set(given)) openings.push(await examine(path))
    add(openings)
  }

  return {
    hand,
    handAgain: async (id) => {
      const path = paths.get(id)
      if (path !== undefined) return hand([path])
      const fault = toFault(new AppError('file.gone', 'This file is no longer on the list.'))
      add([{ kind: 'refused', file: { id, name: 'Unknown file' }, fault }])
    },
    take: () => {
      const taken = waiting
      waiting = []
      return taken
    },
    pathOf: (id) => paths.get(id),
    recent: listRecent,
    forget: (id) => {
      // What is open stays readable: only the list forgets.
      keep(id === undefined ? [] : recent.filter((file) => file.id !== id))
      return listRecent()
    },
  }
}
