// Every line of an SDP body with its bytes, also those that no reader understands, and what is wrong with it (RFC 8866).
// `read-sdp.ts` says what the description means; this says what stands there.
import type { Issue } from '../base/issue'
import { checkSdpOrder } from './check-sdp-order'
import { checkSdpDirections, checkSdpSection } from './check-sdp-section'
import { checkSdpValue } from './check-sdp-value'
import { sdpIssue } from './sdp-issue'
import type { SdpLine } from './sdp-line'
import { splitSdpLines, type SplitSdp } from './split-sdp-lines'

export interface SdpLines {
  /** In the order of the bytes; nothing but line ends stands between them. */
  readonly lines: readonly SdpLine[]
  /** In the order of the bytes; of a body with very many, the first. */
  readonly issues: readonly Issue[]
}

/** A person reads them: what is wrong a hundred times is not worth a list of a hundred thousand. */
const maxIssues = 100

const checkEnds = ({ lines, oddEnd }: SplitSdp, length: number): readonly Issue[] => {
  if (oddEnd === undefined) return []
  const line = lines.find(({ range }) => range.end === oddEnd)
  const range = line?.range ?? { start: oddEnd, end: oddEnd }
  return oddEnd >= length
    ? [sdpIssue('no-line-end', 'The last line has no end; some parsers drop it.', range, 'RFC 8866 9', 'warning')]
    : [sdpIssue('bare-line-end', 'Lines end with CR and LF; here one is missing.', range, 'RFC 8866 9', 'note')]
}

/** Bytes of the body alone; ranges count from its first byte. Never throws, linear. */
export const listSdpLines = (body: Uint8Array): SdpLines => {
  const split = splitSdpLines(body)
  const { lines, session, sections } = split
  const hasAddress = session.some(({ type }) => type === 'c')
  const issues = [
    ...checkEnds(split, body.length),
    ...checkSdpOrder(session, sections),
    ...lines.flatMap(checkSdpValue),
    ...checkSdpDirections(session),
    ...sections.flatMap((section) => checkSdpSection(section, hasAddress)),
  ]
  return {
    lines,
    issues: issues.toSorted((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0)).slice(0, maxIssues),
  }
}
