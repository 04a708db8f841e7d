import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { anyRedirect } from '../../shared/schema/profile'
import { openLoopbackRedirect } from './loopback-redirect'

const never = new AbortController().signal
const statusOf = async (url: string): Promise<number> => (await fetch(url)).status

it('given a path, then only a GET of it with our state counts, on each address, and once', async () => {
  const { redirectUri, wait } = await openLoopbackRedirect({ ...anyRedirect, path: '/callback' })
  const port = new URL(redirectUri).port
  expect(redirectUri).toBe(`http://localhost:${port}/callback`)
  const arrived = wait('ours', never)
  const refused = [
    `http://127.0.0.1:${port}/?state=ours&code=a`,
    `http://127.0.0.1:${port}/callback?state=theirs&code=a`,
    `http://[::1]:${port}/callback?code=a`,
  ]
  expect(await Promise.all(refused.map(statusOf))).toEqual([404, 404, 404])
  expect((await fetch(`${redirectUri}?state=ours`, { method: 'POST' })).status).toBe(404)
  expect(await statusOf(`http://[::1]:${port}/callback?state=ours&code=good`)).toBe(200)
  expect((await arrived).searchParams.get('code')).toBe('good')
  await expect(fetch(`${redirectUri}?state=ours&code=again`)).rejects.toThrow()
})

it('given nobody who comes back, then it ends after its time, and at once when it is cancelled', async () => {
  const { redirectUri, wait } = await openLoopbackRedirect(anyRedirect, 50)
  await expect(wait('state', never)).rejects.toMatchObject({ code: 'auth.timeout' })
  await expect(fetch(redirectUri)).rejects.toThrow()
  const other = await openLoopbackRedirect(anyRedirect)
  await expect(other.wait('state', AbortSignal.abort())).rejects.toMatchObject({ code: 'auth.cancelled' })
})

it.each(['127.0.0.1', '::1'])('given a fixed port that another program holds on %s, then it says so', async (host) => {
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(0, host, resolve))
  const { port } = holder.address() as AddressInfo
  await expect(openLoopbackRedirect({ ...anyRedirect, port })).rejects.toMatchObject({
    code: 'auth.no-port',
    message: `Port ${port} of this computer is taken: the browser has nowhere to come back to.`,
  })
  holder.close()
})
