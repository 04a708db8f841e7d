// Catches the browser's redirect after sign-in on a loopback port (RFC 8252 7.3). Listens on 127.0.0.1 and ::1, takes the
// first request with our state and closes; anything else is answered 404 and changes nothing.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '../app-error'
import { redirectPage } from './redirect-page'

export interface LoopbackRedirect {
  readonly redirectUri: string
  /** Resolves with the full redirected URL; rejects on time-out or abort. Serves once. */
  readonly wait: (state: string, signal: AbortSignal) => Promise<URL>
  readonly close: () => void
}

const timeoutMs = 5 * 60_000

const listen = (server: Server, host: string, port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    server.once('error', () => resolve(undefined))
    server.listen({ host, port, exclusive: true }, () => resolve((server.address() as AddressInfo).port))
  })

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

/** The redirect URI is `http://localhost:PORT`: registered as `http://localhost`, Genesys Cloud accepts it with any port. */
export const openLoopbackRedirect = async (): Promise<LoopbackRedirect> => {
  let expected: { readonly state: string; readonly resolve: (url: URL) => void } | undefined

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const isOurs = request.method === 'GET' && url.pathname === '/'
    if (expected === undefined || !isOurs || url.searchParams.get('state') !== expected.state) {
      answer(response, 404, redirectPage('unknown'))
      return
    }
    answer(response, 200, redirectPage(url.searchParams.has('error') ? 'declined' : 'done'))
    const { resolve } = expected
    expected = undefined
    resolve(url)
  }

  const servers = [createServer(handle), createServer(handle)] as const
  const port = await listen(servers[0], '127.0.0.1', 0)
  if (port === undefined) throw new AppError('internal', 'No local port could be opened for the sign-in.')
  // Browsers may try ::1 first for `localhost`; where the machine has no IPv6, 127.0.0.1 alone is right.
  await listen(servers[1], '::1', port)

  const close = (): void => {
    for (const server of servers) {
      server.close()
      server.closeIdleConnections()
    }
  }

  let timer: NodeJS.Timeout | undefined
  const wait = (state: string, signal: AbortSignal): Promise<URL> =>
    new Promise<URL>((resolve, reject) => {
      timer = setTimeout(() => {
        reject(new AppError('auth.timeout', 'Nobody finished the sign-in in the browser for five minutes.'))
      }, timeoutMs)
      const cancel = (): void => reject(new AppError('auth.cancelled', 'The sign-in was cancelled.'))
      if (signal.aborted) cancel()
      signal.addEventListener('abort', cancel, { once: true })
      expected = { state, resolve }
    }).finally(() => {
      clearTimeout(timer)
      close()
    })

  return { redirectUri: `http://localhost:${port}`, wait, close }
}
