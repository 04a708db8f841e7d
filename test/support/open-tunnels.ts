// A CONNECT proxy (RFC 9110 9.3.6) on this machine.
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

interface Tunnels {
  readonly address: string
  /** `host:port` of every tunnel that was asked for, in order. */
  readonly asked: readonly string[]
  /** From now on, every tunnel is answered so. */
  readonly refuseWith: (statusLine: string) => void
  readonly close: () => Promise<void>
}

export const openTunnels = async (): Promise<Tunnels> => {
  const asked: string[] = []
  const sockets = new Set<Duplex>()
  let refusal: string | undefined
  // What comes without a tunnel could be read on its way.
  const server = createServer((_, answer) => answer.writeHead(403).end())
  server.on('connect', ({ url = '' }, client: Duplex) => {
    asked.push(url)
    sockets.add(client)
    client.on('error', () => client.destroy())
    if (refusal !== undefined) {
      client.end(`HTTP/1.1 ${refusal}\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    const { hostname, port } = new URL(`http://${url}`)
    const target = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      target.pipe(client).pipe(target)
    })
    sockets.add(target)
    target.on('error', () => client.destroy())
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    refuseWith: (statusLine) => (refusal = statusLine),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
