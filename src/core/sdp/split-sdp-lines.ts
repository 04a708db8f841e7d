// Cuts an SDP body into its lines, each with its bytes and the media section that it belongs to (RFC 8866 5).
import type { SdpLine } from './sdp-line'

const lf = 0x0a
const cr = 0x0d

/** A byte order mark is a broken line's first character, not something to hide. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export interface SplitSdp {
  readonly lines: readonly SdpLine[]
  /** Those before the first `m=`. */
  readonly session: readonly SdpLine[]
  /** Those of each media section, its `m=` first. */
  readonly sections: readonly (readonly SdpLine[])[]
  /** Offset of the first line end that is no CRLF. */
  readonly oddEnd: number | undefined
}

/** Bytes of the body alone; lines end with CRLF, LF or CR. Never throws, linear. */
export const splitSdpLines = (body: Uint8Array): SplitSdp => {
  const whole = decoder.decode(body)
  // When every byte made one character, which is so for nearly all SDP, text and bytes have the same offsets.
  const textAt = (from: number, to: number): string =>
    whole.length === body.length ? whole.slice(from, to) : decoder.decode(body.subarray(from, to))
  const lines: SdpLine[] = []
  const session: SdpLine[] = []
  const sections: SdpLine[][] = []
  let oddEnd: number | undefined
  let start = 0
  while (start < body.length) {
    let end = start
    while (end < body.length && body[end] !== lf && body[end] !== cr) end += 1
    const text = textAt(start, end)
    const type = /^[a-zA-Z]=/.test(text) ? text.slice(0, 1) : ''
    if (type === 'm') sections.push([])
    const valueStart = type === '' ? start : start + 2
    const line: SdpLine = {
      type,
      value: type === '' ? text : text.slice(2),
      section: sections.length === 0 ? undefined : sections.length - 1,
      range: { start, end },
      valueRange: { start: valueStart, end },
    }
    lines.push(line)
    ;(sections.at(-1) ?? session).push(line)
    const isCrlf = body[end] === cr && body[end + 1] === lf
    if (!isCrlf) oddEnd ??= end
    start = end + (isCrlf ? 2 : 1)
  }
  return { lines, session, sections, oddEnd }
}
