// Catches the browser's redirect after sign-in on a loopback port (RFC 8252 7.3). Takes the first request with our state and
// closes; anything else is answered 404 and changes nothing.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Profile } from '../../shared/schema/profile'
import { AppError } from '../app-error'
import { redirectPage } from './redirect-page'

export interface LoopbackRedirect {
  readonly redirectUri: string
  /** Resolves with the full redirected URL; rejects on time-out or abort. Serves once. */
  readonly wait: (state: string, signal: AbortSignal) => Promise<URL>
  readonly close: () => void
}

const defaultTimeoutMs = 5 * 60_000
const portAttempts = 20

type Listening =
  | { readonly kind: 'open'; readonly port: number }
  /** The machine has no such address, as without IPv6. */
  | { readonly kind: 'no-address' }
  | { readonly kind: 'taken' }

const listen = (server: Server, host: string, port: number): Promise<Listening> =>
  new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'
      resolve({ kind: isMissing ? 'no-address' : 'taken' })
    })
    server.listen({ host, port, exclusive: true }, () =>
      resolve({ kind: 'open', port: (server.address() as AddressInfo).port }),
    )
  })

const close = (servers: readonly Server[]): void => {
  for (const server of servers) {
    server.close()
    server.closeIdleConnections()
  }
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Browsers may try ::1 first for `localhost`: both addresses must be ours, or another program on ::1 would be handed the
 * code. The literal 127.0.0.1 leads to nowhere else.
 */
const openServers = async (
  { host, port }: Profile['redirect'],
  handle: Handle,
): Promise<{ readonly port: number; readonly servers: readonly Server[] }> => {
  for (let attempt = 0; attempt < (port === 0 ? portAttempts : 1); attempt += 1) {
    const ipv4 = createServer(handle)
    const first = await listen(ipv4, '127.0.0.1', port)
    if (first.kind !== 'open') break
    if (host === '127.0.0.1') return { port: first.port, servers: [ipv4] }
    const ipv6 = createServer(handle)
    const second = await listen(ipv6, '::1', first.port)
    if (second.kind !== 'taken') {
      return { port: first.port, servers: second.kind === 'open' ? [ipv4, ipv6] : [ipv4] }
    }
    close([ipv4])
  }
  const words = port === 0 ? 'No port of this computer could be opened' : `Port ${port} of this computer is taken`
  throw new AppError('auth.no-port', `${words}: the browser has nowhere to come back to.`, { retryable: true })
}

const answer = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    connection: 'close',
  })
  response.end(body)
}

const limitWords = (milliseconds: number): string =>
  milliseconds < 120_000 ? `${Math.ceil(milliseconds / 1000)} seconds` : `${Math.round(milliseconds / 60_000)} minutes`

/** Registered as `http://localhost`, a redirect URI is accepted by Genesys Cloud with any port. */
export const openLoopbackRedirect = async (
  redirect: Profile['redirect'],
  timeoutMs = defaultTimeoutMs,
): Promise<LoopbackRedirect> => {
  let expected: { readonly state: string; readonly resolve: (url: URL) => void } | undefined

  const handle: Handle = (request, response) => {
    const target = request.url ?? '/'
    const url = URL.canParse(target, 'http://localhost') ? new URL(target, 'http://localhost') : undefined
    const isOurs = request.method === 'GET' && url?.pathname === redirect.path
    if (expected === undefined || !isOurs || url.searchParams.get('state') !== expected.state) {
      answer(response, 404, redirectPage('unknown'))
      return
    }
    answer(response, 200, redirectPage(url.searchParams.has('error') ? 'declined' : 'done'))
    const { resolve } = expected
    expected = undefined
    resolve(url)
  }

  const { port, servers } = await openServers(redirect, handle)

  const wait: LoopbackRedirect['wait'] = (state, signal) => {
    let timer: NodeJS.Timeout | undefined
    let cancel = (): void => undefined
    return new Promise<URL>((resolve, reject) => {
      timer = setTimeout(() => {
        reject(new AppError('auth.timeout', `Nothing came back from the browser for ${limitWords(timeoutMs)}.`))
      }, timeoutMs)
      cancel = (): void => reject(new AppError('auth.cancelled', 'The sign-in was cancelled.'))
      if (signal.aborted) cancel()
      signal.addEventListener('abort', cancel, { once: true })
      expected = { state, resolve }
    }).finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      expected = undefined
      close(servers)
    })
  }

  const path = redirect.path === '/' ? '' : redirect.path
  return { redirectUri: `http://${redirect.host}:${port}${path}`, wait, close: () => close(servers) }
}
