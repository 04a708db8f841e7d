// Files that the user opens from the disk. Main knows where they are; the page knows ids and base names.
import { z } from 'zod'
import type { Fault } from '../ipc/fault'

export const FileId = z.uuid()

/** Absolute paths, as the preload script or a second start of Rung hands them over. */
export const FilePaths = z.array(z.string().max(4096)).max(100)

interface NamedFile {
  readonly id: string
  /** Base name, for show only. */
  readonly name: string
}

export interface OpenedFile extends NamedFile {
  /** Size on the disk. */
  readonly bytes: number
  /** Compressed with gzip: more bytes than these come out of it. */
  readonly isPacked: boolean
}

/** What became of one file that the user wanted to open. */
export type FileOpening =
  | { readonly kind: 'opened'; readonly file: OpenedFile }
  | { readonly kind: 'refused'; readonly file: NamedFile; readonly fault: Fault }

export const RecentFile = z.strictObject({
  id: FileId,
  name: z.string(),
  /** ISO 8601, UTC. */
  openedAt: z.iso.datetime(),
})
export type RecentFile = z.output<typeof RecentFile>
