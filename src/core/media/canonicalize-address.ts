// The address of an SDP in the text that packets' addresses have, so that the two compare.
import { formatIpv6 } from '../capture/ip-address'

const groupsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(':'))

/** IPv6 as RFC 5952 writes it; IPv4, host names and what is neither stay as they are. */
export const canonicalizeAddress = (text: string): string => {
  const [head = '', tail, ...more] = text.split('::')
  const before = groupsOf(head)
  const after = groupsOf(tail ?? '')
  const missing = 8 - before.length - after.length
  const isIpv6 = more.length === 0 && (tail === undefined ? missing === 0 : missing > 0)
  if (!isIpv6 || ![...before, ...after].every((group) => /^[\da-f]{1,4}$/i.test(group))) return text
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after]
  const bytes = groups.flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
  return formatIpv6(Uint8Array.from(bytes), 0)
}
