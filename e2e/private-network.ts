// A company's network around one organization: a certificate authority of its own, TLS in front of the simulator with a
// certificate of that authority, and a CONNECT proxy (RFC 9110 9.3.6) as the only way there, since no DNS knows the names.
import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer, request } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { connect, type AddressInfo, type Server } from 'node:net'
import type { Duplex } from 'node:stream'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { RunningSimulator } from '../src/simulator/create-simulator'

export interface PrivateNetwork {
  /** The organization's domain: `api.` and `login.` before it lead to the simulator, through the proxy only. */
  readonly domain: string
  /** For the app's environment: the proxy as a Linux system without a desktop's own settings names it. */
  readonly env: Readonly<Record<string, string>>
  readonly proxy: {
    /** `host:port` of every tunnel that was asked for, in order. */
    readonly asked: () => readonly string[]
    /** Requests that came without a tunnel, which a proxy could read. */
    readonly strays: () => readonly string[]
    /** From now on, every tunnel is answered so. */
    readonly refuseWith: (statusLine: string) => void
    readonly close: () => Promise<void>
  }
  /** Requests that came over TLS. */
  readonly served: () => number
  /** Makes a home folder's certificate store, which Chromium reads, trust the authority. */
  readonly trustIn: (home: string) => Promise<void>
  readonly close: () => Promise<void>
}

const domain = 'voice.rung.example'
const days = ['-days', '2']
const newKey = ['-newkey', 'rsa:2048', '-nodes']

const run = promisify(execFile)

const makeCertificates = async (folder: string, names: readonly string[]) => {
  const file = (name: string): string => join(folder, name)
  const openssl = (...args: readonly string[]) => run('openssl', [...args])
  await openssl(
    ...['req', '-x509', ...newKey, ...days, '-subj', '/CN=Private authority of a test'],
    ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ...['-keyout', file('ca.key'), '-out', file('ca.pem')],
  )
  await openssl(
    ...['req', '-new', ...newKey, '-subj', `/CN=${domain}`, '-keyout', file('host.key'), '-out', file('host.csr')],
  )
  const extensions = [
    'basicConstraints=CA:FALSE',
    'extendedKeyUsage=serverAuth',
    `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`,
  ]
  await writeFile(file('host.ext'), extensions.join('\n'))
  await openssl(
    ...['x509', '-req', ...days, '-in', file('host.csr'), '-CA', file('ca.pem'), '-CAkey', file('ca.key')],
    ...['-CAcreateserial', '-extfile', file('host.ext'), '-out', file('host.pem')],
  )
  return { authority: file('ca.pem'), key: await readFile(file('host.key')), cert: await readFile(file('host.pem')) }
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

/** @param folder empty; keys and certificates go there */
export const openPrivateNetwork = async (simulator: RunningSimulator, folder: string): Promise<PrivateNetwork> => {
  const names = ['api', 'login', 'storage'].map((name) => `${name}.${domain}`)
  const { authority, key, cert } = await makeCertificates(folder, names)

  let served = 0
  // Names of elsewhere are refused by the simulator, and it knows its storage by a plain address: both are put right here.
  const front = createHttpsServer({ key, cert }, (incoming, outgoing) => {
    served += 1
    const base = new URL(incoming.headers.host?.startsWith('storage.') ? simulator.storageBase : simulator.apiBase)
    const { method, url: path, headers } = incoming
    const { hostname: host, port } = base
    const inner = request({ host, port, method, path, headers: { ...headers, host: base.host } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const isJson = answer.headers['content-type']?.startsWith('application/json') === true
        const body = Buffer.concat(chunks)
        const sent = isJson
          ? body.toString('utf8').replaceAll(simulator.storageBase, `https://storage.${domain}`)
          : body
        const others = Object.entries(answer.headers).filter(
          ([name]) => name !== 'content-length' && name !== 'transfer-encoding',
        )
        outgoing.writeHead(answer.statusCode ?? 502, {
          ...Object.fromEntries(others),
          'content-length': Buffer.byteLength(sent),
        })
        outgoing.end(sent)
      })
    })
    inner.on('error', () => outgoing.destroy())
    incoming.pipe(inner)
  })
  const frontPort = await listen(front)

  const asked: string[] = []
  const strays: string[] = []
  const sockets = new Set<Duplex>()
  let refusal: string | undefined
  const proxy = createHttpServer((stray, answer) => {
    strays.push(stray.url ?? '')
    answer.writeHead(403).end()
  })
  proxy.on('connect', ({ url = '' }, client: Duplex) => {
    asked.push(url)
    sockets.add(client)
    client.on('error', () => client.destroy())
    client.on('close', () => sockets.delete(client))
    if (refusal !== undefined || !names.some((name) => url === `${name}:443`)) {
      client.end(`HTTP/1.1 ${refusal ?? '502 Bad Gateway'}\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    const server = connect(frontPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      server.pipe(client).pipe(server)
    })
    server.on('error', () => client.destroy())
    client.on('close', () => server.destroy())
  })
  const proxyPort = await listen(proxy)
  const closeProxy = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => proxy.close(resolve))
  }

  const address = `http://127.0.0.1:${proxyPort}`
  return {
    domain,
    env: { http_proxy: address, https_proxy: address, no_proxy: '', XDG_CURRENT_DESKTOP: '' },
    proxy: {
      asked: () => asked,
      strays: () => strays,
      refuseWith: (statusLine) => {
        refusal = statusLine
        for (const socket of sockets) socket.destroy()
      },
      close: closeProxy,
    },
    served: () => served,
    trustIn: async (home) => {
      const store = join(home, '.pki', 'nssdb')
      await mkdir(store, { recursive: true, mode: 0o700 })
      await run('certutil', ['-d', `sql:${store}`, '-N', '--empty-password'])
      await run('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'private authority', '-i', authority])
    },
    close: async () => {
      await closeProxy()
      front.closeAllConnections()
      await new Promise((resolve) => front.close(resolve))
    },
  }
}
