// The calls in resources/demo as packets to make captures of, and the classic pcap that these are written to.

import { readFileSync } from 'node:fs'
import { inProject } from '../setup/project.mjs'

export const demoFolder = inProject('resources', 'demo')
const fileHeaderBytes = 24
const recordHeaderBytes = 16
/** Ethernet, IPv4 without options, UDP: what the demo's recorder writes. */
const headerBytes = 14 + 20 + 8

/**
 * The SIP over UDP of one recorded call.
 * @returns {{ micros: number, headers: Buffer, head: string, body: string }[]} µs since its first packet, the headers of
 *   Ethernet, IP and UDP, and the message in two parts, the first with the empty line
 */
export const readPackets = (name) => {
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
      packets.push({ micros, headers: frame.subarray(0, headerBytes), head, body })
    }
    at += recordHeaderBytes + length
  }
  return packets.map((packet) => ({ ...packet, micros: packet.micros - packets[0].micros }))
}

/** One record; lengths are written anew, checksums are left out, as a sender with offload leaves them. */
export const makeRecord = (headers, text, atMicros) => {
  const record = Buffer.concat([Buffer.alloc(recordHeaderBytes), headers, Buffer.from(text, 'latin1')])
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

export const fileHeader = () => {
  const header = Buffer.alloc(fileHeaderBytes)
  header.writeUInt32LE(0xa1b2c3d4, 0)
  header.writeUInt16LE(2, 4)
  header.writeUInt16LE(4, 6)
  header.writeUInt32LE(262_144, 16)
  header.writeUInt32LE(1, 20)
  return header
}
