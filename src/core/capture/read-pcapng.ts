// pcapng files: sections, interfaces and packet blocks. Every other block type is stepped over.
// https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html
import type { Issue } from '../base/issue'
import type { EpochMicros } from '../base/time'
import { hasBytes, readU16, readU32, type ByteOrder } from './byte-reader'
import { clampEpochMicros, MAX_PACKET_BYTES, MAX_RESYNCS, type CaptureReading } from './capture-reading'
import type { Packet } from './packet'
import { microsOf, readInterface, type CaptureInterface } from './pcapng-interface'

const SECTION_HEADER = 0x0a0d0d0a
const INTERFACE_DESCRIPTION = 1
const OBSOLETE_PACKET = 2
const SIMPLE_PACKET = 3
const ENHANCED_PACKET = 6
/** Not packets, but Wireshark numbers these as frames: systemd journal, custom to be copied, and not to be copied. */
const NUMBERED_BLOCKS: ReadonlySet<number> = new Set([9, 0xbad, 0x40000bad])
const BYTE_ORDER_MAGIC = 0x1a2b3c4d
const SMALLEST_BLOCK = 12

interface Block {
  readonly type: number
  /** Between the leading and the trailing block length. */
  readonly body: Uint8Array
  readonly order: ByteOrder
  readonly end: number
}

/** What one file has told so far; interfaces count anew in each section. */
interface ReadingState {
  order: ByteOrder
  interfaces: CaptureInterface[]
  lastTime: EpochMicros
  /** How many frames Wireshark has counted so far. */
  frames: number
  readonly packets: Packet[]
  readonly linkTypes: Set<number>
  readonly issues: Issue[]
}

export const isPcapng = (bytes: Uint8Array): boolean => bytes.length >= 4 && readU32(bytes, 0) === SECTION_HEADER

const sectionOrder = (bytes: Uint8Array, offset: number): ByteOrder | undefined => {
  if (readU32(bytes, offset + 8, 'big') === BYTE_ORDER_MAGIC) return 'big'
  return readU32(bytes, offset + 8, 'little') === BYTE_ORDER_MAGIC ? 'little' : undefined
}

/** The block at `offset`, or undefined where its two lengths disagree or leave the file. */
const readBlock = (bytes: Uint8Array, offset: number, sectionsOrder: ByteOrder): Block | undefined => {
  if (!hasBytes(bytes, offset, SMALLEST_BLOCK)) return undefined
  // The section header's type reads the same both ways, and only its magic tells the order of its length.
  const isSection = readU32(bytes, offset) === SECTION_HEADER
  const order = isSection ? sectionOrder(bytes, offset) : sectionsOrder
  if (order === undefined) return undefined
  const length = readU32(bytes, offset + 4, order)
  if (length < SMALLEST_BLOCK || length % 4 !== 0 || !hasBytes(bytes, offset, length)) return undefined
  if (readU32(bytes, offset + length - 4, order) !== length) return undefined
  const type = isSection ? SECTION_HEADER : readU32(bytes, offset, order)
  return { type, body: bytes.subarray(offset + 8, offset + length - 4), order, end: offset + length }
}

/** Blocks of the kinds that packets depend on are the only safe places to go on after damage. */
const findNextBlock = (bytes: Uint8Array, from: number, order: ByteOrder): number | undefined => {
  for (let offset = from; hasBytes(bytes, offset, SMALLEST_BLOCK); offset++) {
    const type = readU32(bytes, offset, order)
    const isKnown = type === SECTION_HEADER || type === ENHANCED_PACKET || type === INTERFACE_DESCRIPTION
    if (isKnown && readBlock(bytes, offset, order) !== undefined) return offset
  }
  return undefined
}

const addPacket = (
  state: ReadingState,
  link: CaptureInterface,
  at: EpochMicros,
  data: Uint8Array,
  original: number,
) => {
  state.lastTime = at
  state.frames++
  state.packets.push({
    frame: state.frames,
    at,
    linkType: link.linkType,
    data,
    originalLength: original,
  })
}

const reportBadPacket = (state: ReadingState, block: Block, message: string) => {
  const start = block.end - block.body.length - SMALLEST_BLOCK
  state.issues.push({ code: 'pcapng.bad-packet', severity: 'error', message, range: { start, end: block.end } })
}

/** Enhanced Packet Block (4.3) and its obsolete ancestor (Appendix B), which differ in the width of the interface id. */
const readTimedPacket = (state: ReadingState, block: Block) => {
  const { body, order } = block
  const interfaceId = block.type === ENHANCED_PACKET ? readU32(body, 0, order) : readU16(body, 0, order)
  const link = state.interfaces[interfaceId]
  if (link === undefined) {
    reportBadPacket(state, block, 'A packet names an interface that its section does not describe; the packet is lost.')
    return
  }
  const captured = readU32(body, 12, order)
  if (captured > MAX_PACKET_BYTES || !hasBytes(body, 20, captured)) {
    reportBadPacket(state, block, 'A packet claims more bytes than its block holds; the packet is lost.')
    return
  }
  const at = microsOf(link, readU32(body, 4, order), readU32(body, 8, order))
  addPacket(state, link, at, body.subarray(20, 20 + captured), readU32(body, 16, order))
}

/** Simple Packet Block (4.4): always the first interface, no time. It gets the time of the packet before it. */
const readSimplePacket = (state: ReadingState, block: Block) => {
  const link = state.interfaces[0]
  if (link === undefined || block.body.length < 4) {
    reportBadPacket(state, block, 'A simple packet comes before any interface is described; the packet is lost.')
    return
  }
  const original = readU32(block.body, 0, block.order)
  const limit = link.snapLength === 0 ? original : Math.min(original, link.snapLength)
  addPacket(state, link, state.lastTime, block.body.subarray(4, 4 + limit), original)
}

const readBody = (state: ReadingState, block: Block) => {
  switch (block.type) {
    case SECTION_HEADER:
      state.order = block.order
      state.interfaces = []
      return
    case INTERFACE_DESCRIPTION: {
      const link = readInterface(block.body, block.order)
      state.interfaces.push(link)
      state.linkTypes.add(link.linkType)
      return
    }
    case ENHANCED_PACKET:
    case OBSOLETE_PACKET:
      readTimedPacket(state, block)
      return
    case SIMPLE_PACKET:
      readSimplePacket(state, block)
      return
    default:
      if (NUMBERED_BLOCKS.has(block.type)) state.frames++
  }
}

const lostBytes = (start: number, end: number, isRest: boolean): Issue => ({
  code: isRest ? 'pcapng.truncated' : 'pcapng.bad-block',
  severity: isRest ? 'warning' : 'error',
  message: isRest
    ? 'The file ends in the middle of a block, or is damaged to its end; the bytes from here on are lost.'
    : 'A block is damaged; the bytes up to the next sound block are lost.',
  range: { start, end },
})

/**
 * Reads a pcapng file. Never throws: damage costs the block it sits in and gives an issue. Packets are views into
 * `bytes`, not copies. Name resolution, statistics, secrets and custom blocks are stepped
 * over, but frames keep the numbers that Wireshark gives them.
 */
export const readPcapng = (bytes: Uint8Array): CaptureReading => {
  const state: ReadingState = {
    order: 'little',
    interfaces: [],
    lastTime: clampEpochMicros(0),
    frames: 0,
    packets: [],
    linkTypes: new Set(),
    issues: [],
  }
  let resyncs = 0
  let offset = 0
  while (offset < bytes.length) {
    const block = readBlock(bytes, offset, state.order)
    if (block === undefined) {
      const resumed = resyncs < MAX_RESYNCS ? findNextBlock(bytes, offset + 1, state.order) : undefined
      resyncs++
      state.issues.push(lostBytes(offset, resumed ?? bytes.length, resumed === undefined))
      if (resumed === undefined) break
      offset = resumed
      continue
    }
    readBody(state, block)
    offset = block.end
  }
  return { format: 'pcapng', packets: state.packets, linkTypes: [...state.linkTypes], issues: state.issues }
}
