// The second line of a rung, in the words that the user has chosen.
import { reasonOf } from '../call/reason-of'
import type { MessageParty, TraceMessage } from '../call/trace-message'
import type { DigestMode } from './ladder-options'
import { sumUpSdp } from './sum-up-sdp'
import { sumUpTransfer } from './sum-up-transfer'

const cseqOf = ({ cseq }: TraceMessage): string => (cseq === undefined ? '' : `${cseq.number} ${cseq.method}`)

const nameOf = ({ user, displayName }: MessageParty): string => user || displayName || '?'

/** '' where the message has nothing of the kind. */
export const digestMessage = (message: TraceMessage, mode: DigestMode): string => {
  switch (mode) {
    case 'cseq-sdp':
      return [cseqOf(message), sumUpTransfer(message), sumUpSdp(message)].filter((part) => part !== '').join(' · ')
    case 'cseq':
      return cseqOf(message)
    case 'sdp':
      return sumUpSdp(message)
    case 'reason':
      return reasonOf(message)
    case 'from-to':
      return `${nameOf(message.from)} → ${nameOf(message.to)}`
  }
}
