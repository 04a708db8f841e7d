// Host names that a pcapng file brings along (Name Resolution Block).
// https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html 4.5
import type { ByteOrder } from './byte-reader'
import { formatIpv4, formatIpv6 } from './ip-address'
import { forEachOption } from './pcapng-options'

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
  forEachOption(body, 0, order, (type, value) => {
    if (type !== IPV4_RECORD && type !== IPV6_RECORD) return
    const names = value.subarray(type === IPV4_RECORD ? 4 : 16)
    const zero = names.indexOf(0)
    const name = zero < 0 ? names : names.subarray(0, zero)
    if (name.length === 0 || name.length > MAX_NAME_BYTES) return
    visit(type === IPV4_RECORD ? formatIpv4(value, 0) : formatIpv6(value, 0), decoder.decode(name))
  })
}
