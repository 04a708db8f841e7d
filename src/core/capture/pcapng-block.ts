// Where a pcapng block begins and ends: a type and a length before it, and the length again behind it.
// https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html 3.1
import type { ByteOrder } from './byte-reader'

export const SECTION_HEADER = 0x0a0d0d0a
export const SMALLEST_BLOCK = 12
const BYTE_ORDER_MAGIC = 0x1a2b3c4d

/** A damaged block: its lengths disagree, or it is longer than any block is. */
export const UNSOUND = 0

/** Byte order of the section header at `at`, told by its magic; undefined where it is damaged. */
const sectionOrderAt = (view: DataView, at: number): ByteOrder | undefined => {
  const magic = view.getUint32(at + 8)
  if (magic === BYTE_ORDER_MAGIC) return 'big'
  return magic === 0x4d3c2b1a ? 'little' : undefined
}

/** Byte order of the block at `at`, whose first twelve bytes are there, in a section of order `sectionOrder`. */
export const blockOrderAt = (view: DataView, at: number, sectionOrder: ByteOrder): ByteOrder | undefined =>
  // The section header's type reads the same both ways, and only its magic tells the order of its length.
  view.getUint32(at) === SECTION_HEADER ? sectionOrderAt(view, at) : sectionOrder

/**
 * Length in bytes of the block at `at`, or UNSOUND; or, where more bytes have to be seen to tell, minus how many from
 * `at` on.
 */
export const measureBlockAt = (view: DataView, at: number, sectionOrder: ByteOrder, limit: number): number => {
  const rest = view.byteLength - at
  if (rest < SMALLEST_BLOCK) return -SMALLEST_BLOCK
  const order = blockOrderAt(view, at, sectionOrder)
  if (order === undefined) return UNSOUND
  const isLittle = order === 'little'
  const length = view.getUint32(at + 4, isLittle)
  if (length < SMALLEST_BLOCK || length % 4 !== 0 || length > limit) return UNSOUND
  if (length > rest) return -length
  return view.getUint32(at + length - 4, isLittle) === length ? length : UNSOUND
}
