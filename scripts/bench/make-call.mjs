// Captures of one call each, made of a recorded one: with as many rungs as wanted, or over as many hops.

import { writeFileSync } from 'node:fs'
import { fileHeader, makeRecord, readPackets } from './recorded-packets.mjs'

const startMicros = 1_700_000_000 * 1e6
/** Between two requests of the long call. */
const stepMicros = 200_000
const hopMicros = 900

const writeCall = (path, messages) =>
  writeFileSync(
    path,
    Buffer.concat([
      fileHeader(),
      ...messages.map(({ headers, text, micros }) => makeRecord(headers, text, startMicros + micros)),
    ]),
  )

const asMessage = ({ headers, head, body, micros }) => ({ headers, text: head + body, micros })

/** A transaction of its own: a number and a branch that nothing else in the call has. */
const renumber = (head, number, method) =>
  head
    .replace(/^CSeq: *\d+ +(\w+)/im, (_, own) => `CSeq: ${number} ${method ?? own}`)
    .replace(/;branch=z9hG4bK/gi, `;branch=z9hG4bK${number}-`)

/** What goes on in the dialog of a call that is put on hold for ever: 11 messages in whole transactions. */
const dialogOf = (packets) => {
  const [hold, resume] = [packets.slice(5, 8), packets.slice(8, 11)]
  const [bye, ok] = packets.slice(11)
  const asMethod = (method) => [
    { ...bye, head: bye.head.replace(/^BYE /, `${method} `), method },
    { ...ok, method },
  ]
  return [hold, asMethod('OPTIONS'), asMethod('INFO'), asMethod('UPDATE'), resume]
}

/** Writes a call of about `count` messages between two hosts, of which a few are no whole transaction less. */
export const makeLongCall = (path, count) => {
  const packets = readPackets('hold-resume.pcap')
  const setUp = packets.slice(0, 5)
  const tearDown = packets.slice(11)
  const transactions = dialogOf(packets)
  const messages = setUp.map(asMessage)
  let number = 1
  for (let at = setUp.at(-1).micros + stepMicros; ; at += stepMicros) {
    const transaction = transactions[(number - 1) % transactions.length]
    const hasRoom = messages.length + transaction.length + tearDown.length <= count
    number += 1
    const packetsNow = hasRoom ? transaction : tearDown
    messages.push(
      ...packetsNow.map(({ headers, head, body, method }, index) => ({
        headers,
        text: renumber(head, number, method) + body,
        micros: at + index * hopMicros,
      })),
    )
    if (!hasRoom) break
  }
  writeCall(path, messages)
  return messages.length
}

const addressOf = (lane) => `10.40.0.${lane + 1}`

const withAddresses = (headers, from, to) => {
  const moved = Buffer.from(headers)
  moved.set([10, 40, 0, from + 1, 10, 40, 0, to + 1], 14 + 12)
  return moved
}

/** The Via lines of a message that has come as far as this hop (RFC 3261 16.6: each proxy puts its own on top). */
const viasAt = (hop, own) =>
  Array.from({ length: hop }, (_, above) => {
    const lane = hop - above
    return `Via: SIP/2.0/UDP ${addressOf(lane)}:5060;branch=z9hG4bKhop${lane}-${own}\r\n`
  }).join('')

/** Writes an answered call that goes through so many hosts, each of them a lane. */
export const makeWideCall = (path, lanes) => {
  const hops = lanes - 1
  const messages = readPackets('answered.pcap').flatMap(({ headers, head, body, micros }) => {
    const isRequest = !head.startsWith('SIP/2.0')
    const [, transaction] = /^CSeq: *(\d+ +\w+)/im.exec(head)
    // The caller is the one who sends here: requests of this recording all go the same way.
    return Array.from({ length: hops }, (_, index) => {
      const hop = isRequest ? index : hops - 1 - index
      const [from, to] = isRequest ? [hop, hop + 1] : [hop + 1, hop]
      const text = head.replace(/^Via:/im, `${viasAt(hop, transaction.replace(/ +/, ''))}Via:`) + body
      return { headers: withAddresses(headers, from, to), text, micros: micros + index * hopMicros }
    })
  })
  messages.sort((a, b) => a.micros - b.micros)
  writeCall(path, messages)
  return messages.length
}
