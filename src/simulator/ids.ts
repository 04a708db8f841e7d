// Where every id, code and token of the simulator comes from: chance, or a seed when a test wants the same ones again.
import { createHash, randomBytes } from 'node:crypto'

export interface Ids {
  /** A version 4 UUID (RFC 9562 5.4). */
  readonly uuid: () => string
  /** 256 bits, base64url: an opaque token or code. */
  readonly secret: () => string
}

const toUuid = (bytes: Buffer): string => {
  const hex = bytes.subarray(0, 16).toString('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}

/** With a seed the ids are predictable: for tests only. */
export const createIds = (seed?: string): Ids => {
  let drawn = 0
  const draw = (): Buffer => {
    if (seed === undefined) return randomBytes(32)
    drawn += 1
    return createHash('sha256').update(`${seed}:${drawn}`).digest()
  }
  return { uuid: () => toUuid(draw()), secret: () => draw().toString('base64url') }
}
