// What the page and the worker of one opened file say to each other. The list of calls goes over at once; the messages of
// a call only when it is opened.
import type { Issue } from '../../core/base/issue'
import type { ListedCall } from '../../core/call/list-calls'
import type { ScannedMessage } from '../../core/call/scanned-message'
import type { Fault } from '../../shared/ipc/fault'

/** What a file holds, apart from its calls. */
export interface FileContents {
  readonly kind: 'capture' | 'text'
  /** e.g. `pcapng`, or the program that wrote the log. */
  readonly format: string
  /** 0 for a text. */
  readonly packets: number
  readonly messages: number
  /** What was lost or assumed. */
  readonly issues: readonly Issue[]
}

export type FileRequest =
  | { readonly kind: 'read'; readonly fileId: string }
  /** `index` counts the calls of the list from 0. */
  | { readonly kind: 'open-call'; readonly id: number; readonly index: number }
  /** What is left of a call whose first messages have come. */
  | { readonly kind: 'rest-of-call'; readonly id: number }

export type FileReply =
  /** Bytes read so far, unpacked; at most ten times a second. */
  | { readonly kind: 'progress'; readonly bytes: number }
  /** The next lines of the list, in order of their first messages. */
  | { readonly kind: 'calls'; readonly calls: readonly ListedCall[] }
  | { readonly kind: 'done'; readonly contents: FileContents }
  | { readonly kind: 'failed'; readonly fault: Fault }
  /** The next messages of a call in order of time, and how many of it are still to come. */
  | {
      readonly kind: 'messages'
      readonly id: number
      readonly messages: readonly ScannedMessage[]
      readonly more: number
    }
