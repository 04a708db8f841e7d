import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../../test/support/builders'
import type { OpenCall } from '../../stores/stores'
import { titleExport } from './title-export'

const call: OpenCall = {
  key: 'conversation',
  conversationId: 'conversation',
  origin: 'search',
  found: undefined,
  messages: messagesOf(
    aRecord(),
    aResponse(486, 'Busy Here'),
    ...Array.from({ length: 9 }, (_, index) => aRecord({ callId: `${index}@edge` })),
  ),
  capture: undefined,
}

const maker = {
  version: '1.2.3',
  session: {
    kind: 'signed-in',
    grant: 'demo',
    domain: 'localhost:1',
    organization: 'Demo',
    rights: { view: true, add: true },
  },
} as const

describe('titleExport', () => {
  it('given a call of a search, then it names ids, outcome, part, source and maker, and says which ids it leaves out', () => {
    const { facts } = titleExport(call, 'all 11 messages', maker)
    expect(facts.filter(([label]) => label !== 'Call-ID')).toEqual([
      ['Conversation', 'conversation'],
      ['Call-IDs', '10 in all, the first 8 above'],
      ['Final', '486 Busy Here'],
      ['Shown', 'all 11 messages'],
      ['Source', 'search in Genesys Cloud, Demo (localhost:1)'],
      ['Made with', 'Rung 1.2.3'],
    ])
    expect(facts.filter(([label]) => label === 'Call-ID').map(([, id]) => id)[0]).toBe('a@carrier')
  })

  it('given a file, then that is its source, whoever is signed in', () => {
    const capture = { id: '1', fileName: 'a.pcap', kind: 'capture' } as const
    const { facts } = titleExport({ ...call, origin: 'file', conversationId: '', capture }, 'x', maker)
    expect(facts.filter(([label]) => label === 'Source' || label === 'Conversation')).toEqual([['Source', 'a.pcap']])
  })
})
