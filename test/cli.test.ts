// `rung` as a person runs it: the built file on plain Node, on the recorded calls and on everything that is no capture.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extractSip } from '../src/core/capture/extract-sip'
import { readCapture } from '../src/core/capture/read-capture'

const project = join(import.meta.dirname, '..')
const demo = (name: string): string => join(project, 'resources', 'demo', `${name}.pcap`)

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rung-cli-'))
  await build({ configFile: join(project, 'vite.cli.config.ts'), logLevel: 'error', build: { outDir: folder } })
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const rung = async (...args: readonly string[]): Promise<Run> => {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(folder, 'rung.js'), ...args])
    return { code: 0, stdout, stderr }
  } catch (error) {
    return error as Run
  }
}

interface Inspected {
  readonly file: object
  readonly messages: readonly {
    readonly frame: number
    readonly method?: string
    readonly status?: number
    readonly retransmissionOf?: object
    readonly epochMicros: string
    readonly time: string
  }[]
  readonly calls: readonly {
    readonly callIds: readonly string[]
    readonly state: string
    readonly endedBy?: string
    readonly causes: readonly object[]
    readonly joins: readonly object[]
    readonly dialogs: readonly object[]
    readonly media: readonly { readonly periods: readonly object[] }[]
    readonly missing: readonly object[]
  }[]
}

const inspect = async (...args: readonly string[]): Promise<Inspected> =>
  JSON.parse((await rung('inspect', '--json', ...args)).stdout) as Inspected

const fileHeaderBytes = 24
const recordHeaderBytes = 16

/** The call of `answered` without its ACK, the fifth packet, and its BYE a minute later. */
const withoutAck = (recorded: Buffer): Buffer => {
  const records: Buffer[] = []
  for (let at = fileHeaderBytes; at < recorded.length;) {
    const record = Buffer.from(recorded.subarray(at, at + recordHeaderBytes + recorded.readUInt32LE(at + 8)))
    if (records.length > 4) record.writeUInt32LE(record.readUInt32LE(0) + 60, 0)
    records.push(record)
    at += record.length
  }
  return Buffer.concat([recorded.subarray(0, fileHeaderBytes), ...records.slice(0, 4), ...records.slice(5)])
}

describe('rung inspect', () => {
  it('given a call over four hops, then it is one call with every message in order', async () => {
    const { file, messages, calls } = await inspect(demo('three-hop'))
    expect(file).toEqual({ format: 'pcap', packets: 21, linkTypes: [1] })
    expect(messages.map(({ frame }) => frame)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1))
    expect(messages[0]).toMatchObject({ kind: 'request', method: 'INVITE', epochMicros: '1795495571692885' })
    expect(messages[0]?.time).toBe('2026-11-24T04:46:11.692885Z')
    expect(calls).toMatchObject([{ state: 'completed', endedBy: 'caller', messages: 21, finalStatus: 200 }])
  })

  it('given retransmissions, then each names the message that it repeats', async () => {
    const { messages } = await inspect(demo('retransmissions'))
    const repeats = messages.filter(({ retransmissionOf }) => retransmissionOf !== undefined)
    expect(
      repeats.map(({ frame, method, status, retransmissionOf }) => [frame, method ?? status, retransmissionOf]),
    ).toEqual([
      [2, 'INVITE', { frame: 1, index: 0 }],
      [3, 'INVITE', { frame: 1, index: 0 }],
      [6, 200, { frame: 5, index: 0 }],
      [7, 200, { frame: 5, index: 0 }],
    ])
  })

  it('given two legs of a call, then it says why they are joined, which dialogs they are, and what ended them', async () => {
    const { calls } = await inspect(demo('three-hop'))
    const [caller, callee] = ['1-5705@198.51.100.10', '1-5711@192.0.2.20']
    const callIds = [caller, callee]
    const gone = { kind: 'session', state: 'terminated', why: 'bye', endedBy: 'caller' }
    expect(calls).toMatchObject([
      {
        joins: [
          { reason: 'a-leg', score: 0.95, evidence: { kind: 'named', value: caller }, callIds },
          {
            reason: 'numbers',
            score: 0.7,
            evidence: {
              kind: 'numbers',
              from: '442079460123',
              to: '13175550100',
              host: '192.0.2.20',
              gapMs: 114.935,
            },
            callIds,
          },
        ],
        dialogs: [
          { ...gone, callId: callee, callerTag: '5711c1', early: '2026-11-24T04:46:11.873623Z', messages: 6 },
          { ...gone, callId: caller, calleeTag: '5704s1', confirmed: '2026-11-24T04:46:13.564835Z', messages: 11 },
        ],
        causes: [
          {
            protocol: 'Q.850',
            cause: '16',
            text: 'Normal call clearing',
            meaning: 'Someone hung up: the usual end of a call.',
          },
        ],
        missing: [],
      },
    ])
  })

  it('given a hold and a resume, then the media section says who held, when, and where each side gets its media', async () => {
    const { calls } = await inspect(demo('hold-resume'))
    const periods = calls[0]?.media.map((section) => section.periods) ?? []
    expect(periods).toHaveLength(1)
    expect(periods[0]).toMatchObject([
      { state: 'active', codec: 'PCMU', direction: 'sendrecv', caller: { port: 6000 }, offer: { frame: 1, index: 0 } },
      { state: 'held-by-caller', hold: 'caller', direction: 'sendonly' },
      { state: 'active', direction: 'sendrecv', changes: ['resume by caller'] },
    ])
  })

  it('given an answer that nobody acknowledged, then it says what is missing, after which message and by which rule', async () => {
    const path = join(folder, 'unacknowledged.pcap')
    await writeFile(path, withoutAck(await readFile(demo('answered'))))
    const { calls } = await inspect(path)
    expect(calls[0]?.missing).toEqual([
      {
        what: 'ACK',
        after: { frame: 4, index: 0 },
        at: '2026-11-24T04:39:25.800925Z',
        src: { ip: '198.51.100.10', port: 5060 },
        dst: { ip: '203.0.113.10', port: 5060 },
        timer: '64*T1',
        section: 'RFC 3261 13.3.1.4',
        callId: '1-3928@198.51.100.10',
      },
    ])
  })

  it('given a compressed capture, then it reads the same', async () => {
    const packed = join(folder, 'busy.pcap.gz')
    await writeFile(packed, gzipSync(await readFile(demo('busy'))))
    expect(await inspect(packed)).toEqual(await inspect(demo('busy')))
  })

  it('given --call-id, then only that leg is left', async () => {
    const { messages, calls } = await inspect(demo('three-hop'), '--call-id', '1-5711@192.0.2.20')
    expect(messages).toHaveLength(7)
    expect(calls).toHaveLength(1)
  })

  it('given --filter, then only messages that pass are left, and the calls that they belong to', async () => {
    const { messages, calls } = await inspect(demo('three-hop'), '--filter', 'status>=180 has:sdp header.Via:~192.0.2')
    expect(messages.map(({ frame, status }) => [frame, status])).toEqual([
      [10, 200],
      [12, 200],
    ])
    expect(calls).toHaveLength(1)
    const { code, stderr } = await rung('inspect', demo('three-hop'), '--filter', 'stauts>=180')
    expect([code, stderr]).toEqual([2, expect.stringMatching(/Did you mean “status”\?/)])
  })

  it('given no --json, then it says one line per call', async () => {
    const { stdout } = await rung('inspect', demo('busy'))
    expect(stdout).toMatch(/^pcap, 5 packets, 5 SIP messages, 1 call, /)
    expect(stdout).toContain('busy (486 Busy Here)')
  })

  it('given SIP as text, then it reads the messages of it', async () => {
    const { packets } = readCapture(new Uint8Array(await readFile(demo('busy'))))
    const log = join(folder, 'busy.txt')
    await writeFile(log, Buffer.concat(extractSip(packets).messages.map(({ message }) => message.bytes)))
    const { file, messages, calls } = await inspect(log)
    expect(file).toEqual({ format: 'raw', packets: 0, linkTypes: [] })
    expect(messages.map(({ method, status }) => method ?? status)).toEqual(['INVITE', 100, 180, 486, 'ACK'])
    expect(calls).toMatchObject([{ state: 'busy', finalStatus: 486 }])
  })

  it('given what is no capture, then it says why in one line and ends with 1', async () => {
    const path = (name: string): string => join(folder, name)
    await writeFile(path('empty'), '')
    await writeFile(path('picture.png'), await readFile(join(project, 'resources', 'icon.png')))
    await writeFile(path('sparse'), '')
    await truncate(path('sparse'), 4 * 1024 ** 3)
    await writeFile(path('broken.gz'), new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]))
    const words: Readonly<Record<string, RegExp>> = {
      [folder]: /is a directory/,
      [path('empty')]: /is empty/,
      [path('picture.png')]: /neither a pcap nor a pcapng/,
      [path('sparse')]: /neither a pcap nor a pcapng/,
      [path('broken.gz')]: /compression is damaged/,
      [path('absent')]: /no such file/,
    }
    for (const [file, expected] of Object.entries(words)) {
      const { code, stdout, stderr } = await rung('inspect', file)
      expect([code, stdout], file).toEqual([1, ''])
      expect(stderr).toMatch(expected)
      expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    }
  })

  it('given a command line that makes no sense, then it ends with 2', async () => {
    for (const args of [[], ['inspect'], ['draw', 'x'], ['inspect', '--colour', 'x'], ['inspect', 'a', 'b']]) {
      const { code, stderr } = await rung(...args)
      expect([code, stderr.trimEnd().split('\n').length], args.join(' ')).toEqual([2, 1])
    }
  })
})

describe('rung ladder', () => {
  it('given no format, then it draws every message as an arrow in the terminal', async () => {
    const { stdout } = await rung('ladder', demo('three-hop'))
    const rows = stdout.split('\n').filter((line) => /^\d\d:\d\d:\d\d\.\d{6} /.test(line))
    expect(rows).toHaveLength(21)
    expect(rows[0]).toMatch(/\|-+ INVITE -+>\|/)
    expect(rows[1]).toMatch(/\|<[- ]+100 trying/)
  })

  it.each([
    ['svg', /^<\?xml|^<svg /],
    ['html', /^<!doctype html>/i],
    ['mermaid', /^sequenceDiagram\n/],
    ['json', /^\{\n {2}"format": "rung-ladder"/],
  ])('given %s and --out, then the file is there and the terminal stays quiet', async (format, start) => {
    const out = join(folder, `ladder.${format}`)
    expect(await rung('ladder', demo('hostile-names'), '--format', format, '--out', out)).toMatchObject({ stdout: '' })
    const drawn = await readFile(out, 'utf8')
    expect(drawn).toMatch(start)
    if (format !== 'json') expect(drawn).not.toContain('<img')
  })

  it('given a format that does not exist, then it names those that do and ends with 2', async () => {
    const { code, stderr } = await rung('ladder', demo('busy'), '--format', 'gif')
    expect(code).toBe(2)
    expect(stderr).toContain('text, svg, html, mermaid, json')
  })

  it('given a Call-ID that is not there, then it says so and ends with 1', async () => {
    expect(await rung('ladder', demo('busy'), '--call-id', 'x')).toMatchObject({ code: 1, stdout: '' })
  })
})
