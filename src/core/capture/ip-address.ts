// IP addresses from packet bytes to text.
import { readU16, readU32 } from './byte-reader'

/** A capture holds few addresses and many packets; a scan of a whole network must not fill the memory. */
const maxRemembered = 65_536
const remembered = new Map<number, string>()

export const formatIpv4 = (bytes: Uint8Array, offset: number): string => {
  const address = readU32(bytes, offset)
  const known = remembered.get(address)
  if (known !== undefined) return known
  const text = `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`
  if (remembered.size >= maxRemembered) remembered.clear()
  remembered.set(address, text)
  return text
}

/** Longest run of two or more zero groups, the first of equals (RFC 5952 4.2). */
const longestZeroRun = (groups: readonly number[]): { readonly start: number; readonly length: number } => {
  let best = { start: groups.length, length: 1 }
  let start = 0
  groups.forEach((group, index) => {
    if (group !== 0) start = index + 1
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start }
  })
  return best
}

const joinGroups = (groups: readonly number[]): string => groups.map((group) => group.toString(16)).join(':')

/** Canonical text (RFC 5952): lower case, longest zero run as `::`, mapped IPv4 in dotted form. */
export const formatIpv6 = (bytes: Uint8Array, offset: number): string => {
  const groups = Array.from({ length: 8 }, (_, index) => readU16(bytes, offset + index * 2))
  if (groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)) {
    return `::ffff:${formatIpv4(bytes, offset + 12)}`
  }
  const { start, length } = longestZeroRun(groups)
  if (start === groups.length) return joinGroups(groups)
  return `${joinGroups(groups.slice(0, start))}::${joinGroups(groups.slice(start + length))}`
}
