// What goes wrong, as a value that may cross to the renderer: a stable code, words, and never a secret.

/** Each code has its own words and next step in src/renderer/src/features/fault/fault-text.ts. */
export type FaultCode =
  | 'auth.expired'
  | 'auth.denied'
  | 'auth.rejected'
  | 'auth.cancelled'
  | 'auth.timeout'
  | 'auth.signed-out'
  | 'auth.bad-domain'
  | 'auth.needs-secret'
  | 'auth.no-port'
  | 'auth.other-person'
  | 'auth.secrets-unreadable'
  | 'auth.keyring-closed'
  | 'auth.unknown-profile'
  | 'net.offline'
  | 'net.unreachable'
  | 'net.unknown-host'
  | 'net.timeout'
  | 'net.tls'
  | 'net.proxy'
  | 'api.rate-limited'
  | 'api.forbidden'
  | 'api.not-found'
  | 'api.bad-request'
  | 'api.unavailable'
  | 'api.unexpected'
  | 'capture.not-ready'
  | 'capture.expired'
  | 'capture.too-large'
  | 'capture.damaged'
  | 'capture.unknown'
  | 'file.gone'
  | 'file.unreadable'
  | 'file.no-sip'
  | 'file.too-large'
  | 'file.denied'
  | 'file.unwritable'
  | 'file.full'
  | 'export.too-large'
  | 'export.failed'
  | 'wireshark.missing'
  | 'wireshark.failed'
  | 'ipc.unknown-call'
  | 'ipc.bad-argument'
  | 'ipc.untrusted-sender'
  | 'ipc.cancelled'
  | 'internal'

export interface Fault {
  readonly code: FaultCode
  /** One sentence in plain words, safe to show and to copy. */
  readonly message: string
  /** True when the same action may succeed if tried again later. */
  readonly retryable: boolean
  /** The server's ININ-Correlation-Id or contextId, for a support case. */
  readonly correlationId?: string
  /** Permissions that the server named as missing. */
  readonly permissions?: readonly string[]
  readonly httpStatus?: number
  readonly retryAfterSeconds?: number
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }
