// The words on a rung.
import type { TraceMessage } from '../call/trace-message'
import { readSdp } from '../sdp/read-sdp'
import { summarizeSdp } from '../sdp/summarize-sdp'
import { listBodies } from '../sip/list-bodies'
import { bodyTextOf } from '../sip/read-fields'

export type RungTone = 'request' | 'provisional' | 'success' | 'redirect' | 'challenge' | 'failure'

const toneOf = ({ start }: TraceMessage): RungTone => {
  if (start.kind === 'request') return 'request'
  const { status } = start
  if (status < 200) return 'provisional'
  if (status < 300) return 'success'
  if (status < 400) return 'redirect'
  return status === 401 || status === 407 ? 'challenge' : 'failure'
}

const sdpOf = ({ evidence }: TraceMessage): string => {
  if (evidence.kind === 'record') return ''
  const { message } = evidence.captured
  const { bytes } = message
  return listBodies(message)
    .filter(({ kind, encoding }) => kind === 'sdp' && encoding === '')
    .map(({ range }) => summarizeSdp(readSdp(bodyTextOf({ bytes, body: range }))))
    .filter((summary) => summary !== '')
    .join(', ')
}

export const describeRung = (
  message: TraceMessage,
): { readonly label: string; readonly detail: string; readonly tone: RungTone } => {
  const { start, cseq } = message
  const label = start.kind === 'request' ? start.method : `${start.status} ${start.reason}`.trim()
  const number = cseq === undefined ? '' : `${cseq.number} ${cseq.method}`
  return { label, detail: [number, sdpOf(message)].filter((part) => part !== '').join(' · '), tone: toneOf(message) }
}
