// The words on a rung: its label, and what kind of news it is.
import type { TraceMessage } from '../call/trace-message'

export type RungTone = 'request' | 'provisional' | 'success' | 'redirect' | 'challenge' | 'failure'

const toneOf = ({ start }: TraceMessage): RungTone => {
  if (start.kind === 'request') return 'request'
  const { status } = start
  if (status < 200) return 'provisional'
  if (status < 300) return 'success'
  if (status < 400) return 'redirect'
  return status === 401 || status === 407 ? 'challenge' : 'failure'
}

export const describeRung = (message: TraceMessage): { readonly label: string; readonly tone: RungTone } => {
  const { start } = message
  const label = start.kind === 'request' ? start.method : `${start.status} ${start.reason}`.trim()
  return { label, tone: toneOf(message) }
}
