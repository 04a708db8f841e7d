// pcapng files: sections, interfaces, packets, names and comments. Every other block type is stepped over.
// https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html
import type { Issue } from '../base/issue'
import type { EpochMicros } from '../base/time'
import { readU32, type ByteOrder } from './byte-reader'
import { clampEpochMicros, MAX_PACKET_BYTES, MAX_RESYNCS } from './capture-reading'
import type { FileWindow, Progress, ReadWindow } from './feed-windows'
import type { CaptureNotes } from './gather-notes'
import type { Packet } from './packet'
import { blockOrderAt, measureBlockAt, SECTION_HEADER, SMALLEST_BLOCK, UNSOUND } from './pcapng-block'
import { INTERFACE_OPTIONS_START, microsOf, readInterface, type CaptureInterface } from './pcapng-interface'
import { forEachName } from './pcapng-names'
import { COMMENT_OPTION, forEachOption } from './pcapng-options'

const INTERFACE_DESCRIPTION = 1
const OBSOLETE_PACKET = 2
const SIMPLE_PACKET = 3
const NAME_RESOLUTION = 4
const ENHANCED_PACKET = 6
const DECRYPTION_SECRETS = 10
/** Not packets, but Wireshark numbers these as frames: systemd journal, custom to be copied, and not to be copied. */
const NUMBERED_BLOCKS: ReadonlySet<number> = new Set([9, 0xbad, 0x40000bad])
const SECTION_OPTIONS_START = 16
/** Interface, two halves of the time, captured and original length: bytes before the packet. */
const PACKET_FIELDS_BYTES = 20
const TLS_KEY_LOG = 0x544c534b
/** Wireshark's own bound. */
const MAX_BLOCK_BYTES = 16_777_216
/** How far the search after damage looks ahead: the longest packet, and as much again for its options. */
const MAX_SOUGHT_BYTES = 2 * MAX_PACKET_BYTES
const MAX_INTERFACES = 65_536

export const isPcapng = (bytes: Uint8Array): boolean => bytes.length >= 4 && readU32(bytes, 0) === SECTION_HEADER

const badPacket = (message: string, start: number, end: number): Issue => ({
  code: 'pcapng.bad-packet',
  severity: 'error',
  message,
  range: { start, end },
})

const lostBytes = (start: number, end: number, isRest: boolean): Issue => ({
  code: isRest ? 'pcapng.truncated' : 'pcapng.bad-block',
  severity: isRest ? 'warning' : 'error',
  message: isRest
    ? 'The file ends in the middle of a block, or is damaged to its end; the bytes from here on are lost.'
    : 'A block is damaged; the bytes up to the next sound block are lost.',
  range: { start, end },
})

const tlsKeys = (start: number, end: number): Issue => ({
  code: 'pcapng.tls-keys',
  severity: 'note',
  message: 'The file carries keys of TLS connections. Rung does not decrypt with them; Wireshark does.',
  range: { start, end },
})

/**
 * Reads a pcapng file. Never throws: damage costs the block it sits in and gives an issue. Packets are views into the
 * windows, not copies. Frames keep the numbers that Wireshark gives them.
 */
export const createPcapngReader = (notes: CaptureNotes, onPacket: (packet: Packet) => void): ReadWindow => {
  let order: ByteOrder = 'little'
  /** They count anew in each section. */
  let interfaces: CaptureInterface[] = []
  let lastTime: EpochMicros = clampEpochMicros(0)
  /** How many frames Wireshark has counted so far. */
  let frames = 0
  let hasKeys = false
  let resyncs = 0
  /** File offset at which the bytes begin that the search passes over. */
  let lostFrom: number | undefined

  const addComments = (body: Uint8Array, start: number, frame?: number): void =>
    forEachOption(body, start, order, (code, value) => {
      if (code === COMMENT_OPTION) notes.addComment(value, frame)
    })

  /** Enhanced Packet Block (4.3) and its obsolete ancestor (Appendix B), which differ in the width of the interface id. */
  const readTimedPacket = ({ bytes, view, offset }: FileWindow, at: number, length: number, isObsolete: boolean) => {
    const bodyLength = length - SMALLEST_BLOCK
    const isLittle = order === 'little'
    const body = at + 8
    const hasFields = bodyLength >= PACKET_FIELDS_BYTES
    const captured = hasFields ? view.getUint32(body + 12, isLittle) : 0
    if (!hasFields || captured > MAX_PACKET_BYTES || PACKET_FIELDS_BYTES + captured > bodyLength) {
      const message = 'A packet claims more bytes than its block holds; the packet is lost.'
      notes.addIssue(badPacket(message, offset + at, offset + at + length))
      return
    }
    const link = interfaces[isObsolete ? view.getUint16(body, isLittle) : view.getUint32(body, isLittle)]
    if (link === undefined) {
      const message = 'A packet names an interface that its section does not describe; the packet is lost.'
      notes.addIssue(badPacket(message, offset + at, offset + at + length))
      return
    }
    lastTime = microsOf(link, view.getUint32(body + 4, isLittle), view.getUint32(body + 8, isLittle))
    frames++
    const options = PACKET_FIELDS_BYTES + Math.ceil(captured / 4) * 4
    if (options + 4 < bodyLength) addComments(bytes.subarray(body, body + bodyLength), options, frames)
    onPacket({
      frame: frames,
      at: lastTime,
      linkType: link.linkType,
      data: bytes.subarray(body + PACKET_FIELDS_BYTES, body + PACKET_FIELDS_BYTES + captured),
      originalLength: view.getUint32(body + 16, isLittle),
    })
  }

  /** Simple Packet Block (4.4): always the first interface, no time. It gets the time of the packet before it. */
  const readSimplePacket = ({ offset }: FileWindow, body: Uint8Array, at: number, length: number) => {
    const link = interfaces[0]
    if (link === undefined || body.length < 4) {
      const message = 'A simple packet comes before any interface is described; the packet is lost.'
      notes.addIssue(badPacket(message, offset + at, offset + at + length))
      return
    }
    const originalLength = readU32(body, 0, order)
    const limit = link.snapLength === 0 ? originalLength : Math.min(originalLength, link.snapLength)
    frames++
    onPacket({
      frame: frames,
      at: lastTime,
      linkType: link.linkType,
      data: body.subarray(4, 4 + limit),
      originalLength,
    })
  }

  const readInterfaceBlock = (body: Uint8Array): void => {
    if (interfaces.length >= MAX_INTERFACES) return
    const link = readInterface(body, order)
    interfaces.push(link)
    notes.addLinkType(link.linkType)
    addComments(body, INTERFACE_OPTIONS_START)
  }

  const readBlock = (window: FileWindow, at: number, length: number): void => {
    const { bytes, view, offset } = window
    const type = view.getUint32(at, order === 'little')
    if (type === ENHANCED_PACKET || type === OBSOLETE_PACKET) {
      readTimedPacket(window, at, length, type === OBSOLETE_PACKET)
      return
    }
    const body = bytes.subarray(at + 8, at + length - 4)
    switch (type) {
      case SECTION_HEADER:
        order = blockOrderAt(view, at, order) ?? order
        interfaces = []
        addComments(body, SECTION_OPTIONS_START)
        return
      case INTERFACE_DESCRIPTION:
        readInterfaceBlock(body)
        return
      case SIMPLE_PACKET:
        readSimplePacket(window, body, at, length)
        return
      case NAME_RESOLUTION:
        forEachName(body, order, notes.addName)
        return
      case DECRYPTION_SECRETS:
        if (!hasKeys && readU32(body, 0, order) === TLS_KEY_LOG) {
          hasKeys = true
          notes.addIssue(tlsKeys(offset + at, offset + at + length))
        }
        return
      default:
        if (NUMBERED_BLOCKS.has(type)) frames++
    }
  }

  /** Blocks of the kinds that packets depend on are the only safe places to go on after damage. Needs 0 where one is. */
  const search = ({ view, isLast }: FileWindow, from: number): Progress => {
    const size = view.byteLength
    if (resyncs > MAX_RESYNCS) return { consumed: size, needed: 1 }
    let at = from
    for (; size - at >= SMALLEST_BLOCK; at++) {
      const type = view.getUint32(at, order === 'little')
      if (type !== ENHANCED_PACKET && type !== SECTION_HEADER && type !== INTERFACE_DESCRIPTION) continue
      const length = measureBlockAt(view, at, order, MAX_SOUGHT_BYTES)
      if (length > 0) return { consumed: at, needed: 0 }
      if (length < 0 && !isLast) return { consumed: at, needed: -length }
    }
    return { consumed: isLast ? size : at, needed: SMALLEST_BLOCK }
  }

  return (window) => {
    const { view, offset, isLast } = window
    const size = view.byteLength
    let at = 0
    for (;;) {
      if (lostFrom !== undefined) {
        const progress = search(window, at)
        at = progress.consumed
        if (progress.needed > 0 && !isLast) return progress
        notes.addIssue(lostBytes(lostFrom, offset + at, progress.needed > 0))
        lostFrom = undefined
      }
      if (at === size) return { consumed: at, needed: SMALLEST_BLOCK }
      const length = measureBlockAt(view, at, order, MAX_BLOCK_BYTES)
      if (length > 0) {
        readBlock(window, at, length)
        at += length
        continue
      }
      if (length !== UNSOUND && !isLast) return { consumed: at, needed: -length }
      lostFrom = offset + at
      resyncs++
      at++
    }
  }
}
