import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { openLoopbackServer, type Answer, type LoopbackServer } from './loopback-server'
import { bodyLimit, emptyReply, textReply, type Delivery } from './messages'

let server: LoopbackServer | undefined
afterEach(async () => server?.close())

const open = async (answer: Answer): Promise<string> => {
  server = await openLoopbackServer(answer)
  return `http://127.0.0.1:${server.port}`
}

const deliver =
  (delivery: Delivery): Answer =>
  () => ({ ...textReply(200, 'text/plain', 'x'.repeat(1000)), delivery })

/** Status of a GET with a Host header of the test's choice, which fetch does not allow. */
const statusFor = (base: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(base, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })

describe('openLoopbackServer', () => {
  it('hands over method, path, query and body', async () => {
    const base = await open(({ method, path, query, body }) =>
      textReply(200, 'text/plain', [method, path, query.get('q'), new TextDecoder().decode(body)].join('|')),
    )
    const response = await fetch(`${base}/a/b?q=%2B1+2`, { method: 'POST', body: 'text' })
    expect(await response.text()).toBe('POST|/a/b|+1 2|text')
  })

  it('given a body over the limit, says so and keeps none of it', async () => {
    const base = await open(({ body, bodyTooLarge }) => emptyReply(bodyTooLarge && body.length === 0 ? 413 : 200))
    const post = async (length: number): Promise<number> =>
      (await fetch(base, { method: 'POST', body: new Uint8Array(length) })).status
    expect([await post(bodyLimit), await post(bodyLimit + 1), await post(4 * bodyLimit)]).toEqual([200, 413, 413])
  })

  it('given a host name of elsewhere, answers 421, so that no page can rebind its name to this server', async () => {
    const base = await open(() => emptyReply(200))
    const port = new URL(base).port
    expect(await statusFor(base, `api.localhost:${port}`)).toBe(200)
    expect(await statusFor(base, `[::1]:${port}`)).toBe(200)
    expect(await statusFor(base, `evil.example:${port}`)).toBe(421)
    expect(await statusFor(base, 'localhost.evil.example')).toBe(421)
  })

  it('given a cut before the status line, ends the connection without an answer', async () => {
    const base = await open(deliver({ cutAfterBytes: 0 }))
    await expect(fetch(base)).rejects.toThrow('fetch failed')
  })

  it('given a cut within the body, ends the connection there', async () => {
    const base = await open(deliver({ cutAfterBytes: 10 }))
    const response = await fetch(base)
    expect(response.headers.get('content-length')).toBe('1000')
    await expect(response.text()).rejects.toThrow('terminated')
  })

  it('given a slow body, takes its time and sends it all', async () => {
    const base = await open(deliver({ bytesPerSecond: 5000 }))
    const started = performance.now()
    expect((await (await fetch(base)).text()).length).toBe(1000)
    expect(performance.now() - started).toBeGreaterThan(140)
  })
})
