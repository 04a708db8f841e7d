import { expect, it } from 'vitest'
import { maxConversationIds, readConversationIds } from './read-conversation-ids'

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const none = { repeated: 0, beyond: 0, without: 0, column: undefined }

it.each([
  ['a list', `${idOf(1)}\n${idOf(2)}\r\n\r\n${idOf(3)}`, [1, 2, 3], none],
  ['prose', `See ${idOf(2)}, and (${idOf(1)}); not 12345.`, [2, 1], none],
  ['the same id again, in capitals', `${idOf(10)} ${idOf(10).toUpperCase()}`, [10], { ...none, repeated: 1 }],
  [
    'a CSV export with other ids in it',
    `\uFEFF"Date","Conversation ID","User Id"\n"24 Nov, 12:00",${idOf(1)},${idOf(8)}\n"25 ""Nov"" <x","${idOf(2)}",${idOf(9)}\n`,
    [1, 2],
    { ...none, column: 'Conversation ID' },
  ],
  [
    'a CSV export with semicolons',
    `a;conversationId\n${idOf(7)};${idOf(1)}`,
    [1],
    { ...none, column: 'conversationId' },
  ],
  [
    'a CSV export with line ends in its cells',
    `"Note","Conversation ID"\n"Caller said:\n${idOf(9)}, then ""bye""",${idOf(1)}\n"no id\nat all",\n,"${idOf(2)}"\n`,
    [1, 2],
    { ...none, column: 'Conversation ID', without: 1 },
  ],
  ['a list with other lines', `Please look at\n${idOf(1)}\n\nand 12345\n${idOf(2)}`, [1, 2], { ...none, without: 2 }],
  ['a column alone', `conversation_id\n${idOf(1)}`, [1], none],
  ['part of a longer id', `${idOf(1)}0 a${idOf(2)} ${idOf(3)}-1`, [], { ...none, without: 1 }],
  ['nothing', ' \n', [], none],
])('given %s, takes its conversation ids', (_, text, numbers, rest) =>
  expect(readConversationIds(text)).toEqual({ ids: numbers.map(idOf), ...rest }),
)

it('given more than a job may have, takes the first and counts the rest', () => {
  const text = Array.from({ length: maxConversationIds + 7 }, (_, index) => idOf(index)).join('\n')
  expect(readConversationIds(text)).toMatchObject({ beyond: 7, ids: { length: maxConversationIds } })
})
