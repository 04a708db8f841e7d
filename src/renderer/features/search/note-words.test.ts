import { expect, it } from 'vitest'
import { noteWords } from './note-words'

it('given notes with their evidence, says each once, with numbers and times in the zone on screen', () => {
  const cap = { kind: 'divided', because: 'row-cap', subject: 'a', answers: 3, first: 100, total: 144 } as const
  const start = Date.UTC(2026, 10, 24, 3)
  expect(
    noteWords(
      [
        cap,
        { ...cap, subject: 'b' },
        { kind: 'part-failed', subject: 'a', start, end: start + 60_000, message: 'It took too long.' },
        { kind: 'missing-legs', named: 6, missing: ['1@a', '2@a', '3@a', '4@a'] },
        {
          kind: 'details-unavailable',
          because: 'forbidden',
          permissions: ['analytics:conversationDetail:view'],
          httpStatus: 403,
          searched: 'chosen-time',
        },
        {
          kind: 'details-unavailable',
          because: 'forbidden',
          permissions: ['analytics:conversationDetail:view'],
          httpStatus: 403,
          searched: 'conversation-time',
        },
        { kind: 'station-to-station', participants: 2 },
        { kind: 'no-call', media: ['chat', 'email'] },
        { kind: 'still-going-on', searched: start },
      ],
      'utc',
    ),
  ).toEqual([
    'The list of 100 rows looked cut, so Rung searched the time in 3 parts: 144 messages in all.',
    'The time from 2026-11-24 03:00:00 to 2026-11-24 03:01:00 could not be searched: It took too long. Search it again by itself.',
    'The conversation’s details name 6 Call-IDs, and 4 left no message: 1@a, 2@a, 3@a and 1 more. Legs to stations are not captured; others may have been dropped under load.',
    'This account may not read the conversation’s own times and Call-IDs (HTTP 403), so the chosen time was searched. Ask an administrator for analytics:conversationDetail:view.',
    'This account may not read the conversation’s Call-IDs (HTTP 403): legs that do not name each other may be missing. Ask an administrator for analytics:conversationDetail:view.',
    'All 2 participants are inside the organization: only calls over external trunks are captured.',
    'This conversation is no call (chat, email): it has no SIP.',
    'The conversation goes on: searched until 2026-11-24 03:00:00. Search again for what comes after.',
  ])
})
