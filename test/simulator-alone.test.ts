// The simulator as `npm run simulator` runs it: the built file on plain Node, with a scenario, until it is told to end.
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoClientId, demoClientSecret } from '../src/simulator/organization'

const project = join(import.meta.dirname, '..')
const scenario = (name: string): string => join(project, 'src/simulator/scenarios', `${name}.json`)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rung-simulator-'))
  await build({ configFile: join(project, 'vite.simulator.config.ts'), logLevel: 'error', build: { outDir: folder } })
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Alone {
  readonly child: ChildProcessByStdio<null, Readable, Readable>
  readonly exited: Promise<unknown[]>
  readonly printed: () => string
}

const startAlone = (...args: readonly string[]): Alone => {
  const child = spawn(process.execPath, [join(folder, 'simulator.js'), ...args], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  return { child, exited: once(child, 'exit'), printed: () => printed }
}

const whenReady = async ({ child, printed }: Alone): Promise<string> => {
  while (!printed().includes('Ctrl+C ends it.')) await once(child.stdout, 'data')
  return /API +(http:\/\/127\.0\.0\.1:\d+)/.exec(printed())?.[1] ?? ''
}

it('given a scenario, says how to sign in, plays it, and ends at Ctrl+C with its port free again', async () => {
  const alone = startAlone('--scenario', scenario('rate-limited'))
  const base = await whenReady(alone)
  expect(alone.printed()).toContain('Thirty requests a minute')
  expect(alone.printed()).toContain('getTelephonySiptraces: rate-limited, retryAfterSeconds 5 (3 ×)')

  // What it prints is true: the very line of curl, in fetch's words.
  expect(alone.printed()).toContain(
    `curl -u ${demoClientId}:${demoClientSecret} -d grant_type=client_credentials ${base}/oauth/token`,
  )
  const basic = Buffer.from(`${demoClientId}:${demoClientSecret}`).toString('base64')
  const answered = await fetch(`${base}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await answered.json()) as { readonly access_token: string }
  const end = new Date()
  const dates = { dateStart: new Date(end.getTime() - 86_400_000).toISOString(), dateEnd: end.toISOString() }
  const statuses: (readonly [status: number, retryAfter: string | null])[] = []
  for (let search = 0; search < 4; search += 1) {
    const { status, headers } = await fetch(
      `${base}/api/v2/telephony/siptraces?${new URLSearchParams(dates).toString()}`,
      { headers: { authorization: `Bearer ${token}` } },
    )
    statuses.push([status, headers.get('retry-after')])
    expect(headers.get('inin-ratelimit-allowed')).toBe('30')
  }
  expect(statuses).toEqual([...Array.from({ length: 3 }, () => [429, '5']), [200, null]])

  alone.child.kill('SIGINT')
  expect(await alone.exited).toEqual([0, null])
  await expect(fetch(base)).rejects.toThrow()
})

it('given a clock that is ahead, tells its time and has its calls by it', async () => {
  const alone = startAlone('--scenario', scenario('clock-ahead'))
  const { headers } = await fetch(`${await whenReady(alone)}/api/v2/tokens/me`)
  const ahead = Date.parse(headers.get('date') ?? '') - Date.now()
  alone.child.kill('SIGTERM')
  expect(await alone.exited).toEqual([0, null])
  expect(Math.abs(ahead - 300_000)).toBeLessThan(5000)
})

it('given what cannot be played, says why and ends with 1', async () => {
  const bad = join(folder, 'bad.json')
  await writeFile(bad, '{"title":"x","options":{"rowCap":1}}')
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const attempts: readonly (readonly [args: readonly string[], words: string])[] = [
    [['--scenario', bad], 'rowCap'],
    [['--scenario', join(folder, 'absent.json')], 'cannot be read'],
    [['--port', 'x'], 'x is not a port'],
    [['--port', String(port)], `Loopback port ${port} could not be opened`],
    [['--prot', '1'], '--prot'],
  ]
  for (const [args, words] of attempts) {
    const alone = startAlone(...args)
    expect(await alone.exited).toEqual([1, null])
    expect(alone.printed()).toContain('simulator: ')
    expect(alone.printed()).toContain(words)
  }
  taken.close()
})
