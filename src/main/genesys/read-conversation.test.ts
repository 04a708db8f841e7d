import { expect, it } from 'vitest'
import type { ApiClient } from './api-client'
import { readConversation, readConversationDetails } from './read-conversation'

const never = new AbortController().signal
const answering = (json: unknown): ApiClient => ({
  request: () => Promise.resolve({ status: 200, json }),
  clockAheadMs: () => 0,
})
const silent = { disconnectType: '', errorCode: '', wrapUpCode: '', sipCodes: [], q850Codes: [] }
const at = (text: string): number => Date.parse(text) * 1000

it('given details with gaps and things that cannot be read, keeps what can be, in order of time', async () => {
  const details = {
    conversationStart: '2026-11-24T12:00:00.000Z',
    participants: [
      {
        purpose: 'agent',
        participantName: 'Ada',
        sessions: [
          {
            mediaType: 'voice',
            protocolCallId: 'b@agent',
            segments: [
              { segmentType: 'wrapup', segmentStart: '2026-11-24T12:03:00Z', wrapUpCode: 'Resolved' },
              {
                segmentType: 'alert',
                segmentStart: '2026-11-24T12:01:00Z',
                segmentEnd: '2026-11-24T12:01:10Z',
                disconnectType: 'error',
                errorCode: 'sip:486',
                sipResponseCodes: [486],
                q850ResponseCodes: [17],
              },
              { segmentType: 'hold', segmentStart: 'yesterday' },
              'no segment',
            ],
          },
        ],
      },
      { purpose: 'customer', sessions: [{ protocolCallId: 'a@carrier', segments: null }, 7] },
      { purpose: 5, sessions: 'none' },
    ],
  }
  expect(await readConversationDetails(answering(details), 'id', never)).toEqual({
    start: Date.parse('2026-11-24T12:00:00Z'),
    end: undefined,
    callIds: ['b@agent', 'a@carrier'],
    purposes: ['agent', 'customer', ''],
    mediaTypes: ['voice', ''],
    segments: [
      {
        from: at('2026-11-24T12:01:00Z'),
        to: at('2026-11-24T12:01:10Z'),
        kind: 'alert',
        label: 'Agent Ada, alert',
        participant: 'Ada',
        purpose: 'agent',
        callId: 'b@agent',
        disconnectType: 'error',
        errorCode: 'sip:486',
        wrapUpCode: '',
        sipCodes: [486],
        q850Codes: [17],
      },
      {
        from: at('2026-11-24T12:03:00Z'),
        to: undefined,
        kind: 'wrapup',
        label: 'Agent Ada, wrapup',
        participant: 'Ada',
        purpose: 'agent',
        callId: 'b@agent',
        ...silent,
        wrapUpCode: 'Resolved',
      },
    ],
  })
})

it('given the conversation alone, makes a segment of the time before a call was connected and of the time since', async () => {
  const conversation = {
    startTime: '2026-11-24T12:00:00Z',
    endTime: '2026-11-24T12:05:00Z',
    participants: [
      {
        purpose: 'acd',
        name: 'Support',
        startTime: '2026-11-24T12:00:00Z',
        calls: [
          {
            connectedTime: '2026-11-24T12:00:02Z',
            disconnectedTime: '2026-11-24T12:01:00Z',
            disconnectType: 'transfer',
          },
        ],
      },
    ],
  }
  const common = { label: '', participant: 'Support', purpose: 'acd', callId: '', ...silent }
  expect((await readConversation(answering(conversation), 'id', never)).segments).toEqual([
    {
      ...common,
      kind: 'set-up',
      label: 'Queue Support, set-up',
      from: at('2026-11-24T12:00:00Z'),
      to: at('2026-11-24T12:00:02Z'),
    },
    {
      ...common,
      kind: 'connected',
      label: 'Queue Support, connected',
      from: at('2026-11-24T12:00:02Z'),
      to: at('2026-11-24T12:01:00Z'),
      disconnectType: 'transfer',
    },
  ])
})

it('given an answer without a start, refuses it', () =>
  expect(readConversationDetails(answering({ participants: [] }), 'id', never)).rejects.toMatchObject({
    code: 'api.unexpected',
  }))
