// A capture of any size, made of the calls in resources/demo: copies of real SIP from a real stack, each with identifiers
// of its own, interleaved as on a busy trunk.

import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { inProject } from '../setup/project.mjs'

const demoFolder = inProject('resources', 'demo')
const fileHeaderBytes = 24
const recordHeaderBytes = 16
/** Ethernet, IPv4 without options, UDP: what the demo's recorder writes. */
const headerBytes = 14 + 20 + 8
/** A new round of all recorded calls begins this often, so that some hundred calls are up at any time. */
const roundMicros = 200_000

/**
 * What tells one call from another: Call-IDs, tags, branches, and the conversation id. The place of each is where a copy
 * gets its number.
 */
const identifiers = [
  /^(?:Call-ID|i|X-CID|X-Call-ID):[ \t]*/gim,
  /;tag=/gi,
  /;branch=z9hG4bK/gi,
  /^x-inin-cnv:[ \t]*/gim,
  /(?:from-tag|to-tag)=/gi,
  /Replaces=/gi,
]

const offsetsOf = (text) =>
  identifiers
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match.index + match[0].length))
    .sort((a, b) => a - b)

/** Text cut where a copy's number goes. */
const piecesOf = (text) => {
  const offsets = [0, ...offsetsOf(text), text.length]
  return offsets.slice(1).map((end, index) => text.slice(offsets[index], end))
}

/** UDP packets of one recorded call: µs since its first, headers, and the message in pieces. */
const readTemplate = (name) => {
  const bytes = readFileSync(inProject('resources', 'demo', name))
  const packets = []
  for (let at = fileHeaderBytes; at < bytes.length;) {
    const length = bytes.readUInt32LE(at + 8)
    const frame = bytes.subarray(at + recordHeaderBytes, at + recordHeaderBytes + length)
    const micros = bytes.readUInt32LE(at) * 1e6 + bytes.readUInt32LE(at + 4)
    const isPlainUdp = frame.readUInt16BE(12) === 0x0800 && frame[14] === 0x45 && frame[23] === 17
    if (isPlainUdp) {
      const [head, body = ''] = frame
        .subarray(headerBytes)
        .toString('latin1')
        .split(/(?<=\r\n\r\n)/s)
      packets.push({ micros, headers: frame.subarray(0, headerBytes), pieces: piecesOf(head), body })
    }
    at += recordHeaderBytes + length
  }
  return packets.map((packet) => ({ ...packet, micros: packet.micros - packets[0].micros }))
}

const readTemplates = () =>
  readdirSync(demoFolder)
    .filter((name) => name.endsWith('.pcap'))
    .sort()
    .map(readTemplate)
    .filter((packets) => packets.length > 0)

/** One record; lengths are written anew, checksums are left out, as a sender with offload leaves them. */
const writeRecord = ({ headers, pieces, body }, copy, atMicros) => {
  const number = copy.toString(16).padStart(8, '0')
  const payload = Buffer.from(pieces.join(`${number}-`) + body, 'latin1')
  const record = Buffer.concat([Buffer.alloc(recordHeaderBytes), headers, payload])
  const length = record.length - recordHeaderBytes
  record.writeUInt32LE(Math.floor(atMicros / 1e6), 0)
  record.writeUInt32LE(atMicros % 1e6, 4)
  record.writeUInt32LE(length, 8)
  record.writeUInt32LE(length, 12)
  record.writeUInt16BE(length - 14, recordHeaderBytes + 16)
  record.writeUInt16BE(0, recordHeaderBytes + 24)
  record.writeUInt16BE(length - 34, recordHeaderBytes + 38)
  record.writeUInt16BE(0, recordHeaderBytes + 40)
  return record
}

const fileHeader = () => {
  const header = Buffer.alloc(fileHeaderBytes)
  header.writeUInt32LE(0xa1b2c3d4, 0)
  header.writeUInt16LE(2, 4)
  header.writeUInt16LE(4, 6)
  header.writeUInt32LE(262_144, 16)
  header.writeUInt32LE(1, 20)
  return header
}

/**
 * Writes a classic pcap with at least `messages` SIP messages, whole rounds of all recorded UDP calls, in order of time.
 * @returns {{ messages: number, bytes: number }}
 */
export const makeCapture = (path, messages) => {
  const templates = readTemplates()
  const perRound = templates.reduce((sum, packets) => sum + packets.length, 0)
  const rounds = Math.ceil(messages / perRound)
  const startMicros = 1_700_000_000 * 1e6
  const all = Array.from({ length: rounds }, (_, round) =>
    templates.flatMap((packets, index) =>
      packets.map((packet) => ({
        packet,
        round,
        at: startMicros + round * roundMicros + index * Math.floor(roundMicros / templates.length) + packet.micros,
      })),
    ),
  ).flat()
  all.sort((a, b) => a.at - b.at)
  const file = openSync(path, 'w')
  let bytes = writeSync(file, fileHeader())
  for (let at = 0; at < all.length; at += 10_000) {
    const records = all.slice(at, at + 10_000).map((each) => writeRecord(each.packet, each.round, each.at))
    bytes += writeSync(file, Buffer.concat(records))
  }
  closeSync(file)
  return { messages: all.length, bytes }
}
