// Bounds-checked reads from bytes that nobody vouches for. A read past the end gives zero bits instead of an error, so
// decoders ask `hasBytes` once per header and then read its fields freely.

export type ByteOrder = 'big' | 'little'

export const hasBytes = (bytes: Uint8Array, offset: number, count: number): boolean =>
  offset >= 0 && count >= 0 && offset + count <= bytes.length

export const readU8 = (bytes: Uint8Array, offset: number): number => bytes[offset] ?? 0

/** Unsigned 16 bits; network order unless told otherwise. */
export const readU16 = (bytes: Uint8Array, offset: number, order: ByteOrder = 'big'): number =>
  order === 'big'
    ? (readU8(bytes, offset) << 8) | readU8(bytes, offset + 1)
    : (readU8(bytes, offset + 1) << 8) | readU8(bytes, offset)

/** Unsigned 32 bits; network order unless told otherwise. */
export const readU32 = (bytes: Uint8Array, offset: number, order: ByteOrder = 'big'): number =>
  order === 'big'
    ? ((readU16(bytes, offset) << 16) | readU16(bytes, offset + 2)) >>> 0
    : ((readU16(bytes, offset + 2, order) << 16) | readU16(bytes, offset, order)) >>> 0

/** Signed 64 bits, exact. */
export const readI64 = (bytes: Uint8Array, offset: number, order: ByteOrder): bigint => {
  const first = BigInt(readU32(bytes, offset, order))
  const second = BigInt(readU32(bytes, offset + 4, order))
  return BigInt.asIntN(64, order === 'big' ? (first << 32n) | second : (second << 32n) | first)
}
