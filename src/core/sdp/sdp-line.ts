// One line of an SDP body as it stands there, whether any reader understands it or not (RFC 8866 5).
import type { ByteRange } from '../base/issue'

export interface SdpLine {
  /** The letter before the `=`; '' for a line that has none, whose whole text is the value. */
  readonly type: string
  readonly value: string
  /** 0-based index of the m= line that it belongs to (an m= line to itself); undefined before the first. */
  readonly section: number | undefined
  /** Within the body, without the line end. */
  readonly range: ByteRange
  readonly valueRange: ByteRange
}

/** Letters that RFC 8866 5 knows. */
export const isKnownType = (type: string): boolean => type.length === 1 && 'vosiuepcbtrzkam'.includes(type)

interface Attribute {
  readonly name: string
  /** '' for a flag. */
  readonly value: string
}

/** RFC 8866 5.13: `name` or `name:value`; undefined for a line of another type. */
export const attributeOf = ({ type, value }: Pick<SdpLine, 'type' | 'value'>): Attribute | undefined => {
  if (type !== 'a') return undefined
  const colon = value.indexOf(':')
  return colon < 0 ? { name: value, value: '' } : { name: value.slice(0, colon), value: value.slice(colon + 1) }
}
