// Damage to real bytes, decided by small numbers: cheap to make, and a counterexample shrinks to the edits that matter.
import { joinBytes } from '../../src/core/base/join-bytes'
import fc from 'fast-check'

/** What to do, where, and with what; any numbers will do. */
type Edit = readonly [kind: number, place: number, what: number]

export interface Recipe {
  /** Which of the originals, modulo their number. */
  readonly base: number
  readonly edits: readonly Edit[]
}

const anyNumber = fc.nat(0xffff_ffff)

/** One to `most` edits of one original. */
export const recipes = (most: number): fc.Arbitrary<Recipe> =>
  fc.record({
    base: anyNumber,
    edits: fc.array(fc.tuple(fc.nat(9), anyNumber, anyNumber), { minLength: 1, maxLength: most }),
  })

/** What readers look for, what they must not trust, and lengths that lie. */
const snippets = [
  ...[
    '\r\n',
    '\n',
    '\r',
    '\r\n\r\n',
    '\n\n',
    ' ',
    '\t',
    '\r\n ',
    ':',
    ';',
    ',',
    '<',
    '>',
    '"',
    '\\',
    '=',
    '?',
    '%',
    '%00',
  ],
  ...['\0', 'é', '\ufeff', '\u00a0', '\u202e', '\u2028', '😀', '--', '*', '@', '[::1]', '(', ')', '\x1b[2J'],
  ...['SIP/2.0', 'SIP/2.0 200 OK\r\n', '\r\nINVITE sip:a@b SIP/2.0\r\n', ';tag=', ';branch=z9hG4bK', '?Replaces=a%3Bb'],
  ...['Content-Length: 5\r\n', '\r\nl: 99999999999999999999\r\n', '\r\nContent-Length: -1\r\n', 'CSeq: 1 INVITE\r\n'],
  ...['\r\nContent-Type: multipart/mixed;boundary=x\r\n', '\r\n--x\r\n', '\r\n--x--\r\n', 'm=audio 1 RTP/AVP 0\r\n'],
  ...['</text></svg><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', ']]>', '&lt;&#60;', '%%{init}%%;#'],
  ...['__proto__', 'constructor', '9'.repeat(40), 'x'.repeat(300), ';,'.repeat(100), '"<'.repeat(100), '('.repeat(200)],
].map((text) => new TextEncoder().encode(text))

const words = [
  [0xff],
  [0xff, 0xff],
  [0xc3],
  [0xff, 0xff, 0xff, 0xff],
  [0, 0, 0, 0],
  [0x7f, 0xff, 0xff, 0xff],
  [0, 0, 4, 0],
  [0x0a, 0x0d, 0x0d, 0x0a],
].map((bytes) => Uint8Array.from(bytes))

const pieces: readonly Uint8Array[] = [...snippets, ...words]

const lf = 0x0a

const lineAround = (bytes: Uint8Array, at: number): readonly [start: number, end: number] => {
  const end = bytes.indexOf(lf, at)
  return [at === 0 ? 0 : bytes.lastIndexOf(lf, at - 1) + 1, end < 0 ? bytes.length : end + 1]
}

const splice = (bytes: Uint8Array, start: number, end: number, ...inserted: readonly Uint8Array[]): Uint8Array =>
  joinBytes([bytes.subarray(0, start), ...inserted, bytes.subarray(end)])

const pick = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

const applyEdit = (bytes: Uint8Array, [kind, place, what]: Edit, originals: readonly Uint8Array[]): Uint8Array => {
  const at = place % (bytes.length + 1)
  const end = Math.min(bytes.length, at + (what % 64))
  const [lineStart, lineEnd] = lineAround(bytes, at)
  switch (kind) {
    case 0:
      return splice(bytes, at, at + 1, Uint8Array.of((bytes[at] ?? 0) ^ (1 << (what % 8))))
    case 1:
      return splice(bytes, at, at + 1, Uint8Array.of(what))
    case 2:
      return bytes.subarray(0, at)
    case 3:
      return splice(bytes, at, end)
    case 4:
      return splice(bytes, lineStart, lineStart, bytes.subarray(lineStart, lineEnd))
    case 5:
      return splice(bytes, lineStart, lineEnd)
    case 6: {
      const chunk = bytes.subarray(at, end)
      const rest = splice(bytes, at, end)
      const target = what % (rest.length + 1)
      return splice(rest, target, target, chunk)
    }
    case 7: {
      const donor = pick(originals, what)
      const from = place % (donor.length + 1)
      return splice(bytes, at, at, donor.subarray(from, from + 200))
    }
    case 8: {
      const piece = pick(pieces, what)
      return splice(bytes, at, Math.min(bytes.length, at + piece.length), piece)
    }
    default:
      return splice(bytes, at, at, pick(pieces, what))
  }
}

/** `originals` must not be empty; they stay as they are. */
export const mutateBytes = ({ base, edits }: Recipe, originals: readonly Uint8Array[]): Uint8Array =>
  edits.reduce((bytes, edit) => applyEdit(bytes, edit, originals), pick(originals, base))
