// Sockets: one port on 127.0.0.1 and, where the machine has it, the same port on ::1. Reads a request, asks `answer`,
// and sends what it says, faults included. Nothing here knows what is being served.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { bodyLimit, textReply, type Delivery, type Incoming, type Reply } from './messages'

export type Answer = (incoming: Incoming) => Reply

export interface LoopbackServer {
  readonly port: number
  readonly close: () => Promise<void>
}

const portAttempts = 20
const discardLimit = 16 * bodyLimit
const slowSliceMilliseconds = 50

/** Only names of this machine: a page that rebinds its own host name to 127.0.0.1 gets nothing. */
const isLoopbackHost = (host: string | undefined): boolean =>
  host !== undefined && /^(?:(?:[a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host)

/** What is over the limit is read and thrown away, since a client that is still writing would miss the answer. */
const readBody = async (request: IncomingMessage): Promise<{ body: Uint8Array; bodyTooLarge: boolean }> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length <= bodyLimit) chunks.push(chunk)
    // Leaving the loop destroys the socket.
    if (length > discardLimit) break
  }
  const bodyTooLarge = length > bodyLimit
  return { body: bodyTooLarge ? new Uint8Array() : Buffer.concat(chunks), bodyTooLarge }
}

const sendSlowly = async (response: ServerResponse, body: Uint8Array, bytesPerSecond: number): Promise<void> => {
  const slice = Math.max(1, Math.round((bytesPerSecond * slowSliceMilliseconds) / 1000))
  for (let start = 0; start < body.length && !response.destroyed; start += slice) {
    response.write(body.subarray(start, start + slice))
    await sleep(slowSliceMilliseconds)
  }
  response.end()
}

const send = async (response: ServerResponse, reply: Reply, withBody: boolean): Promise<void> => {
  const delivery: Delivery = reply.delivery ?? {}
  if (delivery.delayMilliseconds !== undefined) await sleep(delivery.delayMilliseconds)
  if (delivery.cutAfterBytes === 0) return void response.destroy()

  const { body } = reply
  response.writeHead(reply.status, { 'content-length': String(body.length), ...reply.headers })
  if (!withBody) return void response.end()
  if (delivery.cutAfterBytes !== undefined) {
    response.write(body.subarray(0, delivery.cutAfterBytes), () => void response.destroy())
    return
  }
  if (delivery.bytesPerSecond !== undefined) return sendSlowly(response, body, delivery.bytesPerSecond)
  response.end(body)
}

const handle = async (request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> => {
  const target = request.url ?? '/'
  const method = request.method ?? 'GET'
  if (!isLoopbackHost(request.headers.host) || !URL.canParse(target, 'http://localhost')) {
    return send(response, textReply(421, 'text/plain; charset=utf-8', 'Misdirected request'), true)
  }
  const url = new URL(target, 'http://localhost')
  const { body, bodyTooLarge } = await readBody(request)
  const incoming: Incoming = {
    method,
    path: url.pathname,
    query: url.searchParams,
    target,
    headers: request.headers,
    body,
    bodyTooLarge,
  }
  await send(response, answer(incoming), method !== 'HEAD')
}

const createHttpServer = (answer: Answer): Server =>
  createServer((request, response) => {
    handle(request, response, answer).catch(() => response.destroy())
  })

/** The port it listens on, or undefined when that address or port cannot be had. */
const listenOn = (server: Server, host: string, port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    server.once('error', () => resolve(undefined))
    server.listen({ host, port, exclusive: true }, () => resolve((server.address() as AddressInfo).port))
  })

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

const machineHasIpv6 = async (): Promise<boolean> => {
  const probe = createServer()
  const opened = (await listenOn(probe, '::1', 0)) !== undefined
  if (opened) await close(probe)
  return opened
}

/** Opens an ephemeral port, or `port` when one is given. Throws when none can be had. */
export const openLoopbackServer = async (answer: Answer, port = 0): Promise<LoopbackServer> => {
  for (let attempt = 0; attempt < portAttempts; attempt += 1) {
    const ipv4 = createHttpServer(answer)
    const bound = await listenOn(ipv4, '127.0.0.1', port)
    if (bound === undefined) break
    const ipv6 = createHttpServer(answer)
    const alsoIpv6 = (await listenOn(ipv6, '::1', bound)) !== undefined
    // Another program may hold this port on ::1 alone, and `localhost` would lead there: then try the next port.
    if (alsoIpv6 || !(await machineHasIpv6())) {
      const servers = alsoIpv6 ? [ipv4, ipv6] : [ipv4]
      const closeAll = async (): Promise<void> => {
        await Promise.all(servers.map(close))
      }
      return { port: bound, close: closeAll }
    }
    await close(ipv4)
  }
  throw new Error(port === 0 ? 'No loopback port could be opened.' : `Loopback port ${port} could not be opened.`)
}
