import { expect, it } from 'vitest'
import { aRecord, messagesOf } from '../../../../test/support/builders'
import { showsMediaOf } from './shown-media'

it('given the first messages of a long call, then its media are not shown to be taken away again', () => {
  const messages = messagesOf(aRecord())
  const unasked = { showsMedia: undefined, axis: 'rows' } as const
  expect([
    showsMediaOf({ messages, arriving: 10 }, unasked),
    showsMediaOf({ messages, arriving: 9000 }, unasked),
    showsMediaOf({ messages, arriving: 9000 }, { ...unasked, showsMedia: true }),
  ]).toEqual([true, false, true])
})
