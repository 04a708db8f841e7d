// Requests as the simulator's handlers see them, without a socket.
import type { Incoming } from '../../src/simulator/http/messages'

export interface IncomingParts {
  readonly method?: string
  /** Path and query. */
  readonly target?: string
  readonly headers?: Incoming['headers']
  readonly body?: string
}

export const anIncoming = ({ method = 'GET', target = '/', headers = {}, body = '' }: IncomingParts = {}): Incoming => {
  const url = new URL(target, 'http://localhost')
  return {
    method,
    target,
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: new TextEncoder().encode(body),
    bodyTooLarge: false,
  }
}

export const aFormPost = (
  target: string,
  fields: Readonly<Record<string, string>>,
  headers: Incoming['headers'] = {},
): Incoming =>
  anIncoming({
    method: 'POST',
    target,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  })
