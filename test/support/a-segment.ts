// A stretch of a conversation as the platform tells it, with what a test says of it.
import { asEpochMicros } from '../../src/core/base/time'
import type { ConversationSegment } from '../../src/shared/conversation-segment'

export const aSegment = (facts: Partial<ConversationSegment>): ConversationSegment => ({
  from: asEpochMicros(1_000_000),
  to: asEpochMicros(3_500_000),
  kind: 'interact',
  label: '',
  participant: '',
  purpose: 'agent',
  callId: '',
  disconnectType: '',
  errorCode: '',
  wrapUpCode: '',
  sipCodes: [],
  q850Codes: [],
  ...facts,
})
