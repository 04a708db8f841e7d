// Finds the few header fields that calls are made of in a message's bytes, and steps over all others. Several times
// faster than to parse the message, since nothing is made of what nobody asks for.

/** Headers of which the first counts, by the place of its value's start in `values`; its end is one further. */
export const scanned = {
  via: 0,
  from: 2,
  to: 4,
  callId: 6,
  cseq: 8,
  conversation: 10,
  contentType: 12,
  contentLength: 14,
} as const

const valueCount = 16

export interface HeaderScan {
  /** Offsets; −1 where there is no such field. */
  readonly values: Int32Array
  /** Vias, and whatever may tie one leg to another, in their order: four offsets each, of name and value. */
  readonly naming: number[]
}

export const createHeaderScan = (): HeaderScan => ({ values: new Int32Array(valueCount), naming: [] })

const lf = 0x0a
const cr = 0x0d
const space = 0x20
const tab = 0x09
const colon = 0x3a

/** More fields than this are a case for the full parser, which has a limit of its own. */
const maxFields = 1000
/** The longest name that is looked for, and some blanks. */
const maxNameBytes = 31

/** Headers that may tie one leg of a call to another, in lower case; so may a Via. */
export const tieHeaders: readonly string[] =
  'x-cid x-call-id p-orig-call-id callidaleg x-genesys-calluuid session-id replaces refer-to'.split(' ')

/** Not one of those whose first value counts, but kept whole. */
const tie = valueCount

const kinds: readonly (readonly [name: string, kind: number])[] = [
  ['via', scanned.via],
  ['from', scanned.from],
  ['to', scanned.to],
  ['call-id', scanned.callId],
  ['cseq', scanned.cseq],
  ['x-inin-cnv', scanned.conversation],
  ['content-type', scanned.contentType],
  ['content-length', scanned.contentLength],
  // Compact forms (RFC 3261 7.3.3).
  ['v', scanned.via],
  ['f', scanned.from],
  ['t', scanned.to],
  ['i', scanned.callId],
  ['c', scanned.contentType],
  ['l', scanned.contentLength],
  ...tieHeaders.map((name) => [name, tie] as const),
  ['r', tie],
]

interface KnownName {
  readonly bytes: Uint8Array
  readonly kind: number
}

/** By the first letter, in lower case, and the length: so hardly a name is compared in vain. */
const byLetterAndLength: readonly (readonly KnownName[] | undefined)[] = Array.from(
  { length: 128 * 32 },
  (_, index) => {
    const known = kinds
      .filter(([name]) => name.charCodeAt(0) === index >> 5 && name.length === (index & 31))
      .map(([name, kind]) => ({ bytes: new TextEncoder().encode(name), kind }))
    return known.length === 0 ? undefined : known
  },
)

/** 1 for each byte that a name which is looked for may begin with. */
const firstBytes = new Uint8Array(256)
for (const [name] of kinds) for (const letter of [name, name.toUpperCase()]) firstBytes[letter.charCodeAt(0)] = 1

const isBlank = (byte: number | undefined): boolean => byte === space || byte === tab || byte === cr || byte === lf

const isSameLetter = (byte: number | undefined, lower: number | undefined): boolean =>
  byte === lower || ((lower ?? 0) >= 0x61 && ((byte ?? 0) | 0x20) === lower)

/** −1: not looked for. */
const kindOf = (bytes: Uint8Array, start: number, end: number): number => {
  const length = end - start
  const candidates = byLetterAndLength[((((bytes[start] ?? 0) | 0x20) & 127) << 5) | (length & 31)]
  if (candidates === undefined) return -1
  for (const { bytes: name, kind } of candidates) {
    let at = 0
    while (at < length && isSameLetter(bytes[start + at], name[at])) at += 1
    if (at === length) return kind
  }
  return -1
}

const note = (bytes: Uint8Array, nameStart: number, nameEnd: number, lineEnd: number, scan: HeaderScan): void => {
  let name = nameEnd
  while (name > nameStart && isBlank(bytes[name - 1])) name -= 1
  const kind = kindOf(bytes, nameStart, name)
  if (kind < 0) return
  const { values, naming } = scan
  if (kind !== tie && kind !== scanned.via && (values[kind] ?? 0) >= 0) return
  let start = nameEnd + 1
  let end = lineEnd
  while (start < end && isBlank(bytes[start])) start += 1
  while (end > start && isBlank(bytes[end - 1])) end -= 1
  if (kind === tie || kind === scanned.via) naming.push(nameStart, name, start, end)
  if (kind === tie || (values[kind] ?? 0) >= 0) return
  values[kind] = start
  values[kind + 1] = end
}

/**
 * Fills `scan` from the header fields that begin at `from`. Returns where the body begins, or −1 for what only the full
 * parser should judge: folded lines, or more fields than any sound message has. Linear; never throws.
 */
export const scanHeaders = (bytes: Uint8Array, from: number, scan: HeaderScan): number => {
  const { length } = bytes
  scan.values.fill(-1)
  scan.naming.length = 0
  let at = from
  for (let fields = 0; at < length; fields += 1) {
    const first = bytes[at] ?? 0
    if (first === lf) return at + 1
    if (first === cr) return bytes[at + 1] === lf ? at + 2 : -1
    if (first === space || first === tab || fields === maxFields) return -1
    let end = at + 1
    let nameEnd = -1
    if (firstBytes[first] === 1) {
      const limit = Math.min(length, at + maxNameBytes)
      while (end < limit && bytes[end] !== colon && bytes[end] !== lf) end += 1
      if (bytes[end] === colon) nameEnd = end
    }
    while (end < length && bytes[end] !== lf) end += 1
    if (nameEnd > 0) note(bytes, at, nameEnd, end, scan)
    at = end + 1
  }
  return length
}
