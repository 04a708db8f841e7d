// Host names that a pcapng file brings along (Name Resolution Block).
// https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html 4.5
import { hasBytes, readU16, type ByteOrder } from './byte-reader'
import { formatIpv4, formatIpv6 } from './ip-address'

const END_OF_RECORDS = 0
const IPV4_RECORD = 1
const IPV6_RECORD = 2
/** RFC 1035 2.3.4; what is longer is no host name. */
const MAX_NAME_BYTES = 255

const decoder = new TextDecoder()

/** Visits each address with the first of its names. A record that does not fit the block ends the list. */
export const forEachName = (
  body: Uint8Array,
  order: ByteOrder,
  visit: (address: string, name: string) => void,
): void => {
  let offset = 0
  while (hasBytes(body, offset, 4)) {
    const type = readU16(body, offset, order)
    const length = readU16(body, offset + 2, order)
    const start = offset + 4
    if (type === END_OF_RECORDS || !hasBytes(body, start, length)) return
    offset = start + Math.ceil(length / 4) * 4
    if (type !== IPV4_RECORD && type !== IPV6_RECORD) continue
    const addressBytes = type === IPV4_RECORD ? 4 : 16
    const names = body.subarray(start + addressBytes, start + Math.max(length, addressBytes))
    const zero = names.indexOf(0)
    const name = zero < 0 ? names : names.subarray(0, zero)
    if (name.length === 0 || name.length > MAX_NAME_BYTES) continue
    visit(type === IPV4_RECORD ? formatIpv4(body, start) : formatIpv6(body, start), decoder.decode(name))
  }
}
