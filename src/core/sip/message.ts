// The shape of one SIP message as it stood on the wire. Nothing is dropped: every header keeps its bytes, order and text.
import type { ByteRange, Issue } from '../base/issue'

/** RFC 3261 7.1 */
interface RequestLine {
  readonly kind: 'request'
  readonly method: string
  readonly uri: string
  readonly version: string
  readonly range: ByteRange
}

/** RFC 3261 7.2 */
interface StatusLine {
  readonly kind: 'response'
  readonly version: string
  readonly status: number
  readonly reason: string
  readonly range: ByteRange
}

export type StartLine = RequestLine | StatusLine

export interface HeaderField {
  /** Canonical name: compact forms expanded, usual capitals (`Call-ID`, `CSeq`); unknown names as they were written. */
  readonly name: string
  /** The name as it stood on the wire. */
  readonly rawName: string
  /** Unfolded and trimmed text of the whole field; a comma list is not split. */
  readonly value: string
  /** The whole field, folded lines included, without its last line end. */
  readonly range: ByteRange
  readonly nameRange: ByteRange
  readonly valueRange: ByteRange
}

export interface SipMessage {
  /** All bytes of the message, start line to end of body. Ranges count from its first byte. */
  readonly bytes: Uint8Array
  readonly startLine: StartLine
  readonly headers: readonly HeaderField[]
  readonly body: ByteRange
  readonly issues: readonly Issue[]
}
