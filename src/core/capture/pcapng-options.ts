// The list of options that ends most pcapng blocks; the records of a name resolution block have the same form.
// https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html 3.5
import { hasBytes, readU16, type ByteOrder } from './byte-reader'

const END_OF_OPTIONS = 0
/** opt_comment, of any block. */
export const COMMENT_OPTION = 1

/** Visits the options from `start` on. One that does not fit the block ends the list. */
export const forEachOption = (
  body: Uint8Array,
  start: number,
  order: ByteOrder,
  visit: (code: number, value: Uint8Array) => void,
): void => {
  let offset = start
  while (hasBytes(body, offset, 4)) {
    const code = readU16(body, offset, order)
    const length = readU16(body, offset + 2, order)
    const value = offset + 4
    if (code === END_OF_OPTIONS || !hasBytes(body, value, length)) return
    visit(code, body.subarray(value, value + length))
    offset = value + Math.ceil(length / 4) * 4
  }
}
