// One SIP message found in a capture: where and when it was seen, and what it says.
import type { EpochMicros } from '../base/time'
import type { SipMessage } from '../sip/message'

export interface Endpoint {
  /** IPv4 or IPv6 text, or a host name where a log gives nothing else. */
  readonly address: string
  readonly port: number | undefined
}

export type Transport = 'UDP' | 'TCP' | 'TLS' | 'SCTP' | 'WS' | 'WSS'

interface Seen {
  /** Frame in which the message's last byte arrived, as Wireshark numbers it. */
  readonly frame: number
  readonly at: EpochMicros
  readonly source: Endpoint
  readonly destination: Endpoint
  readonly transport: Transport
}

/** Before it is read. */
export interface CapturedBytes extends Seen {
  readonly bytes: Uint8Array
}

export interface CapturedMessage extends Seen {
  /** 0-based position among the messages that end in this frame. */
  readonly indexInFrame: number
  readonly message: SipMessage
}
