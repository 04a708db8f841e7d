import { expect, it } from 'vitest'
import { aSegment } from '../../../../test/support/a-segment'
import type { ConversationSegment } from '../../../shared/conversation-segment'
import { durationWords, endWords, kindWords, purposeWords } from './segment-words'

const wordsOf = (segment: ConversationSegment): readonly string[] => [
  purposeWords(segment),
  kindWords(segment),
  durationWords(segment),
  endWords(segment),
]

it.each([
  [{}, ['Agent', 'Talking', '2.500 s', '']],
  [{ purpose: 'acd', disconnectType: 'transfer' }, ['Queue', 'In the queue', '2.500 s', 'Ended by a transfer']],
  [
    { kind: 'alert', disconnectType: 'error', sipCodes: [486], q850Codes: [17], errorCode: 'sip:486' },
    ['Agent', 'Ringing', '2.500 s', 'Ended by an error · SIP 486 · Q.850 17 · error sip:486'],
  ],
  [
    { kind: 'constructor', purpose: 'robot', to: undefined, wrapUpCode: 'Resolved' },
    ['robot', 'constructor', 'goes on', 'wrap-up Resolved'],
  ],
] as const)('given %o, says %o', (facts, words) => expect(wordsOf(aSegment(facts))).toEqual(words))
