// Messages as the logs and exports of other tools show them: texts to damage.
import { readMessages } from './real-inputs'

const decoder = new TextDecoder()

type Heading = (index: number, length: number) => string

const clock = (index: number): string => `09:33:${String(10 + (index % 50))}`

const headings: readonly Heading[] = [
  () => '',
  (index, length) => `${clock(index)}.858: Sending  [0,UDP] ${length} bytes to 192.0.2.2:5060 >>>>>\n`,
  (index, length) => `${clock(index)}.858: SIPTR: Received [0,UDP] ${length} bytes from 192.0.2.2:5060 <<<<<\n`,
  (index, length) => `${'-'.repeat(47)} 2026-11-23 ${clock(index)}.858552\nUDP message sent (${length} bytes):\n\n`,
  (index) => `2026/11/23 ${clock(index)}.858552 192.0.2.1:5070 -> [2001:db8::9]:5060\n`,
  (index) => `proto:TCP 2026-11-23T${clock(index)}.858552Z  192.0.2.1:5070 ---> 192.0.2.9:5061\r\n\r\n`,
  (index) => `[2026-11-23 ${clock(index)}] VERBOSE[2366] chan_sip.c: Reliably Transmitting (NAT) to 192.0.2.2:5060:\n`,
  (_, length) => `<--- Received SIP request (${length} bytes) from UDP:host.example.com:5060 --->\n`,
  (index) =>
    `====================\ntag: rcv\ntime: ${1_795_491_211 + index}\nproto: udp ipv4\nsrcip: 192.0.2.1\nsrcport: 5070\n` +
    'dstip: 192.0.2.9\ndstport: 5060\n~~~~~~~~~~~~~~~~~~~~\n',
]

const footers = [
  '\n',
  '\n---\n\n',
  '\n<------------->\n',
  '||||||||||||||||||||\n',
  '',
  '\n09:33:59.000: $-NET:SIP::0:162\n',
]

const messagesInLog = 5

/** Texts of a few messages each, in every known format and without one, with CRLF and with LF. */
export const writeLogs = (): readonly Uint8Array[] => {
  const messages = readMessages().map((bytes) => decoder.decode(bytes))
  return Array.from({ length: Math.floor(messages.length / messagesInLog) }, (_, log) => {
    const heading = headings[log % headings.length] ?? (() => '')
    const text = messages
      .slice(log * messagesInLog, (log + 1) * messagesInLog)
      .map((message, index) => heading(index, message.length) + message + (footers[log % footers.length] ?? ''))
      .join('')
    return new TextEncoder().encode(log % 2 === 0 ? text : text.replaceAll('\r\n', '\n'))
  })
}
