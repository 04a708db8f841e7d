// How far a call came, in a word, a sign and a tone.
import { Ban, CircleCheck, CircleX, Clock, PhoneCall, PhoneOff, type LucideIcon } from 'lucide-react'
import type { CallState } from '../../../core/call/summarize-call'

interface CallStateView {
  readonly word: string
  readonly Icon: LucideIcon
  readonly tone: 'good' | 'warn' | 'bad' | 'quiet'
}

export const callStates: Readonly<Record<CallState, CallStateView>> = {
  trying: { word: 'no answer yet', Icon: Clock, tone: 'warn' },
  ringing: { word: 'ringing', Icon: Clock, tone: 'warn' },
  'in-call': { word: 'in call', Icon: PhoneCall, tone: 'good' },
  completed: { word: 'completed', Icon: CircleCheck, tone: 'good' },
  cancelled: { word: 'cancelled', Icon: PhoneOff, tone: 'warn' },
  busy: { word: 'busy', Icon: Ban, tone: 'bad' },
  rejected: { word: 'rejected', Icon: CircleX, tone: 'bad' },
  failed: { word: 'failed', Icon: CircleX, tone: 'bad' },
  other: { word: 'no call', Icon: Clock, tone: 'quiet' },
}
