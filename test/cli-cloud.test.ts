// `rung search` and `rung fetch-pcap` as a script runs them: the built file on plain Node, over real HTTP to an organization.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readCapture } from '../src/core/capture/read-capture'
import { createSimulator, type RunningSimulator, type Simulator } from '../src/simulator/create-simulator'
import { loadDemoCalls } from '../src/simulator/demo-calls'
import { demoClientId, demoClientSecret } from '../src/simulator/organization'
import type { RecordedCall } from '../src/simulator/calls/recorded-call'
import { openTunnels } from './support/open-tunnels'

const project = join(import.meta.dirname, '..')
const unknown = '00000000-0000-4000-8000-000000000000'

let folder: string
let calls: readonly RecordedCall[]
let simulator: Simulator
let running: RunningSimulator

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rung-cloud-'))
  await build({
    configFile: join(project, 'vite.cli.config.ts'),
    logLevel: 'error',
    build: { outDir: join(folder, 'cli') },
  })
  await writeFile(join(folder, 'cli', 'package.json'), '{"type":"module"}')
  calls = await loadDemoCalls(join(project, 'resources/demo'))
  simulator = createSimulator({ calls, options: { requestsPerMinute: 100_000 } })
  running = await simulator.listen()
})
afterAll(async () => {
  await running.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => {
  simulator.control.clearFaults()
  simulator.control.allowPermission('telephony:pcap:view')
})

interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface RunOptions {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  /** Called once, with the process, when it has asked the organization for something. */
  readonly during?: (kill: () => void) => Promise<void>
}

const rung = async (args: readonly string[], { input = '', env = {}, during }: RunOptions = {}): Promise<Run> => {
  const { PATH } = process.env
  const child = spawn(process.execPath, [join(folder, 'cli', 'rung.js'), ...args], {
    cwd: folder,
    env: { PATH, RUNG_CLIENT_ID: demoClientId, RUNG_CLIENT_SECRET: demoClientSecret, ...env },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  child.stdin.end(input)
  const closed = once(child, 'close')
  await during?.(() => child.kill('SIGINT'))
  const [code] = (await closed) as [number | null]
  // Neither a token nor the session of a search, which are of this shape, nor the secret.
  expect(stdout + stderr).not.toMatch(/(?<![\w-])[\w-]{43}(?![\w-])/)
  expect(stdout + stderr).not.toContain(demoClientSecret)
  return { code, stdout, stderr }
}

const here = (): readonly string[] => ['--domain', running.domain]
const callOf = (id: string): RecordedCall['entry'] => {
  const entry = calls.find((call) => call.entry.id === id)?.entry
  if (entry === undefined) throw new Error(`${id} is not recorded`)
  return entry
}

interface Found {
  readonly organization: string
  readonly calls: readonly {
    readonly callIds: readonly string[]
    readonly state: string
    readonly messages: number
    readonly trace: readonly { readonly method?: string; readonly status?: number }[]
  }[]
}

it('given nothing of the cloud is asked for, then nothing of it is loaded', async () => {
  const main = await readFile(join(folder, 'cli', 'rung.js'), 'utf8')
  expect(main).not.toMatch(/^import .* from "\.{1,2}\//m)
  expect(main).not.toContain('/api/v2/')
  expect(main).not.toContain('Tunneling')
})

describe('rung search', () => {
  it('given a conversation, then the whole call is a line, and as JSON it has each message', async () => {
    const { conversationId, callIds } = callOf('three-hop')
    const asText = await rung(['search', '--conversation', conversationId, ...here()])
    expect(asText).toMatchObject({ code: 0, stderr: '' })
    const [head, line, ...more] = asText.stdout.trimEnd().split('\n')
    expect(head).toMatch(/^Demo organization: 21 SIP messages, 1 call, /)
    expect(line).toContain('completed (200 OK), PDD ')
    for (const callId of callIds) expect(line).toContain(callId)
    expect(more).toEqual([])

    const asJson = await rung(['search', '--conversation', conversationId, '--json', ...here()])
    const found = JSON.parse(asJson.stdout) as Found
    expect(found.calls.map(({ state, messages, trace }) => [state, messages, trace.length])).toEqual([
      ['completed', 21, 21],
    ])
    expect(found.calls[0]?.trace[0]).toMatchObject({ kind: 'request', method: 'INVITE' })
  })

  it('given a Call-ID or users, then it finds their call', async () => {
    const { callIds, from, to } = callOf('busy')
    for (const args of [
      ['--call-id', callIds[0] ?? ''],
      ['--from', from, '--to', to, '--last', '2d'],
    ]) {
      const { code, stdout } = await rung(['search', ...args, '--json', ...here()])
      expect(code).toBe(0)
      expect((JSON.parse(stdout) as Found).calls.map((call) => call.callIds)).toEqual([callIds])
    }
  })

  it('given nothing is there, then it says what that is worth and ends with 3', async () => {
    const { code, stdout } = await rung(['search', '--call-id', 'unknown', ...here()])
    expect(code).toBe(3)
    expect(stdout).toContain('0 SIP messages, 0 calls')
    expect(stdout).toContain('note: traces are captured on a best-effort basis')
  })

  it('given conversations on standard input, then each has a line of JSON, within one budget of requests', async () => {
    const ids = [...calls.map(({ entry }) => entry.conversationId), unknown]
    const { code, stdout } = await rung(['search', '--conversation', '-', '--json', ...here()], {
      input: `${ids.join('\n')}\n`,
    })
    expect(code).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    const told = lines.map((line) => JSON.parse(line) as { readonly conversationId: string; readonly outcome: string })
    expect(new Map(told.map(({ conversationId, outcome }) => [conversationId, outcome]))).toEqual(
      new Map(ids.map((id) => [id, id === unknown ? 'empty' : 'found'])),
    )
  })

  it('given a refusal, then its words, permission and correlation id are on standard error, and it ends with 1', async () => {
    simulator.control.denyPermission('telephony:pcap:view')
    const { code, stdout, stderr } = await rung(['search', '--call-id', 'x', ...here()])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(
      /^rung: This account has no permission telephony:pcap:view\. \(api\.forbidden; missing telephony:pcap:view; correlation id [0-9a-f-]{36}\)\n$/,
    )
    const rejected = await rung(['search', '--call-id', 'x', ...here()], {
      env: { RUNG_CLIENT_SECRET: 'not-the-secret-at-all' },
    })
    expect(rejected).toMatchObject({ code: 1, stdout: '' })
    expect(rejected.stderr).toContain('(auth.rejected)')
    expect(rejected.stderr).not.toContain('not-the-secret-at-all')
  })

  it('given 429 and 504, then it waits and divides as the app does', async () => {
    simulator.control.addFault({
      operation: 'getTelephonySiptraces',
      fault: { kind: 'rate-limited', retryAfterSeconds: 1 },
      times: 1,
    })
    simulator.control.setOptions({ widestSearchMinutes: 720 })
    const { from } = callOf('busy')
    const { code, stdout } = await rung(['search', '--from', from, '--last', '24h', ...here()])
    simulator.control.setOptions({ widestSearchMinutes: undefined })
    expect(code).toBe(0)
    expect(stdout).toContain('note: searched in ')
  })

  it('given Ctrl+C, then it ends at once with 130 and gives its token back', async () => {
    simulator.control.addFault({ operation: 'getTelephonySiptraces', fault: { kind: 'delay', milliseconds: 20_000 } })
    const asked = (operation: string): number =>
      simulator.control.requests().filter((entry) => entry.operation === operation).length
    const before = { searched: asked('getTelephonySiptraces'), revoked: asked('deleteTokensMe') }
    const began = Date.now()
    const ended = await rung(['search', '--call-id', 'x', ...here()], {
      during: async (kill) => {
        while (asked('getTelephonySiptraces') === before.searched) await new Promise((next) => setTimeout(next, 20))
        kill()
      },
    })
    expect(ended).toEqual({ code: 130, stdout: '', stderr: 'rung: Cancelled.\n' })
    expect(Date.now() - began).toBeLessThan(15_000)
    expect(asked('deleteTokensMe')).toBe(before.revoked + 1)
  })

  it('given a proxy, then every request goes through its tunnel, but for the hosts that need none', async () => {
    const proxy = await openTunnels()
    try {
      const search = ['search', '--call-id', callOf('busy').callIds[0] ?? '', ...here()]
      // Small letters come first; none but these hosts would need no proxy.
      const env = { HTTP_PROXY: 'http://127.0.0.1:1', http_proxy: proxy.address, NO_PROXY: 'elsewhere.example' }
      expect(await rung(search, { env })).toMatchObject({ code: 0, stderr: '' })
      expect(new Set(proxy.asked)).toEqual(new Set([running.domain]))

      proxy.refuseWith('407 Proxy Authentication Required')
      const refused = await rung(search, { env })
      expect(refused).toMatchObject({ code: 1, stdout: '' })
      expect(refused.stderr).toMatch(/^rung: The proxy did not open a connection to \S+\. \(net\.proxy\)\n$/)

      const asked = proxy.asked.length
      expect(await rung(search, { env: { HTTP_PROXY: proxy.address } })).toMatchObject({ code: 0, stderr: '' })
      expect(proxy.asked).toHaveLength(asked)
      const wrong = await rung(search, { env: { HTTPS_PROXY: 'http://me:pass-word@' } })
      expect(wrong).toEqual({
        code: 2,
        stdout: '',
        stderr: 'rung: HTTPS_PROXY is no address of a proxy. See rung --help.\n',
      })
    } finally {
      await proxy.close()
    }
  })

  it.each([
    [[], 'Say what to look for'],
    [['--call-id', 'x', '--from', '1'], 'one thing at a time'],
    [['--conversation', 'x'], 'x is no conversation id'],
    [['--conversation', '-'], 'no conversation id on standard input'],
    [['--call-id', 'x', '--last', 'x'], 'is no span of time'],
    [['--call-id', 'x', '--secret', 'x'], '--secret'],
    [['--call-id', 'x', '--out', 'x'], '--out is for fetch-pcap'],
  ])('given %j, then one line says what is wrong, and it ends with 2', async (args, words) => {
    const { code, stdout, stderr } = await rung(['search', ...args, ...here()])
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1])
    expect(stderr).toContain(words)
  })
})

describe('rung fetch-pcap', () => {
  it('given a conversation and --out, then the pcap of all its legs is there', async () => {
    const { conversationId, callIds } = callOf('three-hop')
    const out = join(folder, 'three-hop.pcap')
    const { code, stdout } = await rung([
      'fetch-pcap',
      '--conversation',
      conversationId,
      '--out',
      out,
      '--json',
      ...here(),
    ])
    expect(code).toBe(0)
    const bytes = await readFile(out)
    expect(JSON.parse(stdout)).toMatchObject({ file: out, bytes: bytes.length, callIds })
    expect(readCapture(bytes).packets.length).toBeGreaterThanOrEqual(21)
  })

  it('given no name, then it takes one of its own and replaces nothing', async () => {
    const args = ['fetch-pcap', '--call-id', callOf('busy').callIds[0] ?? '', ...here()]
    expect(await rung(args)).toMatchObject({ code: 0 })
    const names = (await readdir(folder)).filter((name) => name.endsWith('Z.pcap') || /Z_.*\.pcap$/.test(name))
    expect(names).toHaveLength(1)
    const again = await rung(args)
    expect([again.code, again.stderr]).toEqual([1, `rung: ${names[0] ?? ''}: it cannot be written (EEXIST).\n`])
  })

  it('given several calls or none, then it fetches nothing and says so', async () => {
    const several = await rung(['fetch-pcap', '--to', callOf('busy').to, ...here()])
    expect(several).toMatchObject({ code: 2, stdout: '' })
    expect(several.stderr).toMatch(/\d+ calls were found, and a pcap is of one/)
    const none = await rung(['fetch-pcap', '--call-id', 'unknown', ...here()])
    expect(none).toMatchObject({ code: 3, stdout: '', stderr: 'rung: No such call was found.\n' })
  })
})
