// What one line of a log says of the messages around it. Each format has one reader that makes such marks.
import type { EpochMicros } from '../base/time'
import type { Endpoint, Transport } from '../capture/captured-message'

export type LogFormat = 'genesys-sip-server' | 'sipp' | 'sngrep' | 'homer' | 'kamailio' | 'asterisk'

export interface LogTime {
  /** What the log shows, taken as UTC unless the log names a zone, and as 1970 where it names no date or year. */
  readonly at: EpochMicros
  readonly hasDate: boolean
  readonly hasZone: boolean
}

/** What a log says of a message. A log that names the far end only gives one of the two endpoints. */
export interface LogFacts {
  readonly time?: LogTime | undefined
  readonly source?: Endpoint | undefined
  readonly destination?: Endpoint | undefined
  readonly transport?: Transport | undefined
}

/**
 * - `heading`: announces a message. Where one line holds the end of the heading and the start line of the message,
 *   `messageAt` is the index of its first character.
 * - `detail`: adds to the heading before it.
 * - `inline`: a whole message on one line of the log, its line ends restored.
 * - `stamp`: any other line of the log: no part of a message.
 * - `end`: what a log writes behind a message.
 */
export type LogMark =
  | { readonly kind: 'heading'; readonly facts: LogFacts; readonly messageAt?: number }
  | { readonly kind: 'detail'; readonly add: (facts: LogFacts) => LogFacts }
  | { readonly kind: 'inline'; readonly facts: LogFacts; readonly text: string }
  | { readonly kind: 'stamp'; readonly time: LogTime | undefined }
  | { readonly kind: 'end' }

/** `isOpen`: a heading of this format stands before the line, and no message since. */
export type LogReader = (line: string, isOpen: boolean) => LogMark | undefined
