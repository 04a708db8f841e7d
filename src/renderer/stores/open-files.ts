// Files from the disk that are open beside the searches, and those that were open before.
import type { Fault } from '../../shared/ipc/fault'
import type { OpenedFile, RecentFile } from '../../shared/schema/opened-file'
import type { FileReading } from '../workers/open-file-session'

type FileState =
  /** Behind other files that are being read. */
  | { readonly kind: 'waiting'; readonly file: OpenedFile }
  /** `bytes`: read so far, unpacked. */
  | { readonly kind: 'reading'; readonly file: OpenedFile; readonly bytes: number }
  | { readonly kind: 'ready'; readonly file: OpenedFile; readonly reading: FileReading }
  | { readonly kind: 'failed'; readonly fault: Fault }

export interface OpenFile {
  readonly id: string
  readonly name: string
  readonly state: FileState
  /** Place of the call whose ladder was last shown. */
  readonly callIndex: number | undefined
}

export interface FileFacts {
  /** In the order in which they were opened. */
  readonly files: readonly OpenFile[]
  /** The file whose calls are listed; undefined: the search's calls are. */
  readonly shownId: string | undefined
  /** Newest first. */
  readonly recent: readonly RecentFile[]
}

export const noFiles: FileFacts = { files: [], shownId: undefined, recent: [] }

/** The file whose calls are listed, if it is not a search's. */
export const shownFileOf = ({ files, shownId }: FileFacts): OpenFile | undefined =>
  files.find(({ id }) => id === shownId)
