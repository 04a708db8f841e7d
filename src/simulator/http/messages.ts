// A request and its answer as plain values, so that everything but the sockets can be called without one.
import type { IncomingHttpHeaders } from 'node:http'

export interface Incoming {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** The target as it stood on the request line: path and query. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  /** At most `bodyLimit` bytes; `bodyTooLarge` says that there was more. */
  readonly body: Uint8Array
  readonly bodyTooLarge: boolean
}

/** How the body leaves the server when a fault has its hand in it. */
export interface Delivery {
  readonly delayMilliseconds?: number
  readonly bytesPerSecond?: number
  readonly cutAfterBytes?: number
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly delivery?: Delivery
}

/** `request.bytes.max` of Genesys Cloud (FACTS 6.6). */
export const bodyLimit = 512_000

const encoder = new TextEncoder()

export const textReply = (
  status: number,
  type: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({ status, headers: { 'content-type': type, ...headers }, body: encoder.encode(text) })

export const jsonReply = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply =>
  textReply(status, 'application/json', JSON.stringify(value), headers)

export const emptyReply = (status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers,
  body: new Uint8Array(),
})
