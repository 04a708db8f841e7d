import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { callIdOf } from '../sip/read-fields'
import { readText, type TextReading } from './read-text'

const read = (text: string): TextReading => readText(new TextEncoder().encode(text))

const lf = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')
const crlf = (...lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('')

const sdp = ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 't=0 0', 'm=audio 4000 RTP/AVP 0'] as const
const sdpLength = crlf(...sdp).length

const common = [
  'From: <sip:a@192.0.2.1>;tag=1',
  'To: <sip:b@192.0.2.2>',
  'Call-ID: one@192.0.2.1',
  'CSeq: 1 INVITE',
] as const
const via = 'Via: SIP/2.0/UDP 192.0.2.1:5070;branch=z9hG4bK1'
const invite = [
  'INVITE sip:b@192.0.2.2 SIP/2.0',
  via,
  ...common,
  'Content-Type: application/sdp',
  `Content-Length: ${sdpLength}`,
  '',
  ...sdp,
] as const
const trying = ['SIP/2.0 100 Trying', via, ...common, 'Content-Length: 0', ''] as const

/** Everything that a reading says, in one line a message. */
const told = ({ format, messages, issues }: TextReading) => ({
  format,
  messages: messages.map(({ frame, indexInFrame, at, source, destination, transport, message }) => {
    const { startLine: start, issues: faults } = message
    const name = start.kind === 'request' ? start.method : start.status
    const path = `${source.address}:${source.port ?? ''} > ${destination.address}:${destination.port ?? ''}`
    return [`${frame}.${indexInFrame}`, at, path, transport, name, ...faults.map(({ code }) => code)].join(' ')
  }),
  issues: issues.map(({ code }) => code),
})

const micros = (iso: string, fraction = 0): number => Date.parse(iso) * 1000 + fraction

describe('readText', () => {
  it('given raw messages with LF, then they come with the CRLF of the wire and a guess of who sent them', () => {
    const reading = read(`Mail of this morning:\n\n${lf(...invite)}and the answer\n${lf(...trying)}\nRegards\n`)
    expect(told(reading)).toEqual({
      format: 'raw',
      messages: ['1.0 0 192.0.2.1:5070 > 192.0.2.2:5060 UDP INVITE', '2.0 0 192.0.2.2:5060 > 192.0.2.1:5070 UDP 100'],
      issues: ['text.no-times', 'text.guessed-addresses'],
    })
    expect(reading.messages.map(({ message }) => new TextDecoder().decode(message.bytes))).toEqual([
      crlf(...invite),
      crlf(...trying),
    ])
  })

  it('given the log of a Genesys SIP Server, then clock and far end are its own, and midnight is passed', () => {
    const reading = read(
      lf(
        '23:59:59.884: $+CTI:PRM:DN_CHANGED:5:6588',
        `23:59:59.999: Sending  [0,UDP] ${crlf(...invite).length} bytes to 192.0.2.2:5060 >>>>>`,
        ...invite,
        '',
        '23:59:59.999 SIPCONN(1003): HandleSipDialogEvent(SEND_INVITE) - filtered',
        '00:00:00.002: SIPTR: Received [0,UDP] 250 bytes from 192.0.2.2:5060 <<<<<',
        ...trying,
        '',
        '00:00:00.002: $-NET:SIP::0:162',
      ),
    )
    expect(told(reading)).toEqual({
      format: 'genesys-sip-server',
      messages: [
        `1.0 ${micros('1970-01-01T23:59:59.999Z')} 192.0.2.1:5070 > 192.0.2.2:5060 UDP INVITE`,
        `2.0 ${micros('1970-01-02T00:00:00.002Z')} 192.0.2.2:5060 > 192.0.2.1:5070 UDP 100`,
      ],
      issues: ['text.no-zone', 'text.no-date', 'text.guessed-addresses'],
    })
  })

  it('given a log that sipp wrote, then its rulers give time and transport', () => {
    const ruler = '-----------------------------------------------'
    const reading = read(
      `${ruler} 2026-11-23 09:33:52.858552\nTCP message sent (350 bytes):\n\n${crlf(...invite)}\n` +
        `${ruler} 2026-11-23 09:33:52.858797\nTCP message received [250] bytes :\n\n${crlf(...trying)}\n`,
    )
    expect(told(reading)).toEqual({
      format: 'sipp',
      messages: [
        `1.0 ${micros('2026-11-23T09:33:52Z', 858_552)} 192.0.2.1:5070 > 192.0.2.2:5060 TCP INVITE`,
        `2.0 ${micros('2026-11-23T09:33:52Z', 858_797)} 192.0.2.2:5060 > 192.0.2.1:5070 TCP 100`,
      ],
      issues: ['text.no-zone', 'text.guessed-addresses'],
    })
  })

  it('given the text of sngrep, then time and both addresses are its own', () => {
    const reading = read(
      `2026/11/23 09:33:52.858552 192.0.2.1:5070 -> 192.0.2.9:5060\n${crlf(...invite)}\n\n` +
        `2026/11/23 09:33:52.858797 [2001:db8::9]:5060 -> 192.0.2.1:5070\n${crlf(...trying)}\n\n`,
    )
    expect(told(reading)).toEqual({
      format: 'sngrep',
      messages: [
        `1.0 ${micros('2026-11-23T09:33:52Z', 858_552)} 192.0.2.1:5070 > 192.0.2.9:5060 UDP INVITE`,
        `2.0 ${micros('2026-11-23T09:33:52Z', 858_797)} 2001:db8::9:5060 > 192.0.2.1:5070 UDP 100`,
      ],
      issues: ['text.no-zone'],
    })
  })

  it('given the text of HOMER, then nothing has to be assumed', () => {
    const reading = read(
      `proto:TLS 2026-11-23T11:33:52.858552+02:00  192.0.2.1:5070 ---> 192.0.2.9:5061\r\n\r\n${crlf(...invite)}\r\n` +
        `proto:TLS 2026-11-23T09:33:53Z  192.0.2.9:5061 ---> 192.0.2.1:5070\r\n\r\n${crlf(...trying)}\r\n`,
    )
    expect(told(reading)).toEqual({
      format: 'homer',
      messages: [
        `1.0 ${micros('2026-11-23T09:33:52Z', 858_552)} 192.0.2.1:5070 > 192.0.2.9:5061 TLS INVITE`,
        `2.0 ${micros('2026-11-23T09:33:53Z')} 192.0.2.9:5061 > 192.0.2.1:5070 TLS 100`,
      ],
      issues: [],
    })
  })

  it('given the log of Asterisk with chan_sip, then far ends are its own and its own end comes from its Via', () => {
    const reading = read(
      lf(
        '[2026-12-20 07:06:22] VERBOSE[2366] chan_sip.c: Reliably Transmitting (no NAT) to 192.0.2.2:5060:',
        ...invite,
        '',
        '---',
        '',
        '<--- SIP read from UDP:192.0.2.2:5060 --->',
        ...trying,
        '<------------->',
        '--- (8 headers 0 lines) ---',
        '[2026-12-20 07:06:23] NOTICE[2366]: chan_sip.c:15893 sip_reregister: done',
        '<--- SIP read from UDP:192.0.2.7:5060 --->',
        ...invite.slice(0, 1),
        'Via: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK2',
        'CSeq: 1 INVITE',
        '<------------->',
      ),
    )
    expect(told(reading)).toEqual({
      format: 'asterisk',
      messages: [
        `1.0 ${micros('2026-12-20T07:06:22Z')} 192.0.2.1:5070 > 192.0.2.2:5060 UDP INVITE`,
        `2.0 ${micros('2026-12-20T07:06:22Z')} 192.0.2.2:5060 > 192.0.2.1:5070 UDP 100`,
        `3.0 ${micros('2026-12-20T07:06:23Z')} 192.0.2.7:5060 > 192.0.2.1:5070 UDP INVITE` +
          ' sip.no-empty-line sip.missing-header sip.missing-header sip.missing-header',
      ],
      issues: ['text.no-zone', 'text.guessed-addresses'],
    })
  })

  it('given a console of Asterisk with pjsip, then its messages have no times', () => {
    const reading = read(
      lf(
        'pbx*CLI> pjsip set logger on',
        '<--- Received SIP request (350 bytes) from UDP:192.0.2.1:5070 --->',
        ...invite,
        '',
        '<--- Transmitting SIP response (250 bytes) to UDP:192.0.2.1:5070 --->',
        ...trying,
      ),
    )
    expect(told(reading)).toEqual({
      format: 'asterisk',
      messages: ['1.0 0 192.0.2.1:5070 > 192.0.2.2:5060 UDP INVITE', '2.0 0 192.0.2.2:5060 > 192.0.2.1:5070 UDP 100'],
      issues: ['text.no-times', 'text.guessed-addresses'],
    })
  })

  it('given a file of the sipdump module of Kamailio, then time and both addresses are its own', () => {
    const dump = (time: string, source: string, destination: string, message: string) =>
      lf(
        '====================',
        'tag: rcv',
        'pid: 71',
        'process: 3',
        `time: ${time}`,
        'date: Mon Nov 23 10:33:52 2026',
        'proto: udp ipv4',
        `srcip: ${source}`,
        'srcport: 5070',
        `dstip: ${destination}`,
        'dstport: 5060',
        '~~~~~~~~~~~~~~~~~~~~',
      ) + `${message}||||||||||||||||||||\n`
    // Without a line end behind its last line, a body runs into the ruler: only its length tells where it ends.
    const cut = crlf(...invite)
      .replace(`${sdpLength}`, `${sdpLength - 2}`)
      .slice(0, -2)
    const reading = read(
      dump('1795426432.858552', '192.0.2.1', '2001:db8::9', cut) +
        dump('1795426432.858797', '192.0.2.8', '192.0.2.1', crlf(...trying)),
    )
    expect(told(reading)).toEqual({
      format: 'kamailio',
      messages: [
        '1.0 1795426432858552 192.0.2.1:5070 > 2001:db8::9:5060 UDP INVITE',
        '2.0 1795426432858797 192.0.2.8:5070 > 192.0.2.1:5060 UDP 100',
      ],
      issues: [],
    })
  })

  it('given the system log of Kamailio, then messages on one line and on many are found', () => {
    const reading = read(
      lf(
        `Nov 23 09:33:52 proxy kamailio[71]: INFO: <script>: in: ${invite.join('#015#012')}#015#012`,
        'Nov 23 09:33:53 proxy /usr/sbin/kamailio[71]: INFO: <script>: relayed',
        ` 0(71) INFO: <script>: ${trying[0]}`,
        ...trying.slice(1),
        ` 0(71) DEBUG: <core> [core/udp_server.c:492]: udp_rcv_loop(): received on udp socket: (68/60/331) [[${trying[0]} 0D  0A ${via} 0D  0A Fr]]`,
      ),
    )
    expect(told(reading)).toEqual({
      format: 'kamailio',
      messages: [
        `1.0 ${micros('1970-11-23T09:33:52Z')} 192.0.2.1:5070 > 192.0.2.2:5060 UDP INVITE`,
        `2.0 ${micros('1970-11-23T09:33:53Z')} 192.0.2.2:5060 > 192.0.2.1:5070 UDP 100`,
        `3.0 ${micros('1970-11-23T09:33:53Z')} unknown: > 192.0.2.1:5070 UDP 100` +
          ' sip.header-without-name sip.no-empty-line' +
          ' sip.missing-header'.repeat(4),
      ],
      issues: ['text.no-zone', 'text.no-date', 'text.guessed-addresses'],
    })
  })

  it('given UTF-16, as Windows saves it, then it reads as UTF-8 does', () => {
    const text = `\uFEFF${lf(...invite)}`
    const utf16 = new Uint8Array(text.length * 2)
    const view = new DataView(utf16.buffer)
    Array.from(text).forEach((character, index) => view.setUint16(index * 2, character.charCodeAt(0), true))
    expect(told(readText(utf16))).toEqual(told(read(text)))
    expect(readText(utf16).messages).toHaveLength(1)
  })

  it('given no SIP, then that is an issue', () => {
    const prose = 'SIP/2.0 200 OK\nis what came back after we sent an INVITE sip:a@b SIP/2.0\n'
    expect([read(''), read(prose)].map(told)).toEqual([
      { format: 'raw', messages: [], issues: ['text.no-sip'] },
      { format: 'raw', messages: [], issues: ['text.no-sip'] },
    ])
  })

  const shared = join(import.meta.dirname, '..', '..', '..', '..', 'shared')
  const realLog = join(shared, 'corpus', 'messages', 'genesys', 'sipserver_log_part1.txt')
  it.runIf(existsSync(realLog))(
    'given a real Genesys log, then every message has the size that the log says — the log is not beside the checkout',
    () => {
      const bytes = readFileSync(realLog)
      const reading = readText(bytes)
      const sizes = [...bytes.toString().matchAll(/(\d+) bytes (?:from|to) /g)].map(([, size]) => Number(size))
      expect(reading.format).toBe('genesys-sip-server')
      expect(reading.messages.map(({ message }) => message.bytes.length)).toEqual(sizes)
      expect(sizes).toHaveLength(147)
      expect(reading.messages.filter(({ message }) => callIdOf(message) === undefined)).toEqual([])
      expect(reading.messages.flatMap(({ message }) => message.issues)).toEqual([])
      const times = reading.messages.map(({ at }) => at)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    },
  )
})
