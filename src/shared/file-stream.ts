// How the bytes of an opened file travel from main to the worker that reads them.

/**
 * `/opened/ID` sends the file's bytes, unpacked, and then one byte more: how the file ended. An error of the stream itself
 * would take back what was sent just before it.
 */
export interface StreamEndBytes {
  readonly whole: 0
  /** The gzip compression is damaged, or its end is missing. */
  readonly damaged: 1
  /** More came out of the compression than Rung unpacks. */
  readonly 'too-large': 2
  /** The disk stopped giving bytes. */
  readonly unreadable: 3
}

export type StreamEnd = keyof StreamEndBytes
