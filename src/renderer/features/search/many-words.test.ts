import { expect, it } from 'vitest'
import { idsWords } from './many-words'

const id = '00000000-0000-4000-8000-000000000001'
const nothing = { ids: [], repeated: 0, beyond: 0, without: 0, column: undefined }

it.each([
  [nothing, 'Paste a list, or a CSV export with a column “Conversation ID”'],
  [{ ...nothing, without: 2 }, 'No conversation id in 2 lines'],
  [{ ...nothing, ids: [id], without: 1 }, '1 conversation id · 1 line without an id left out'],
  [
    { ids: [id], repeated: 1, beyond: 2, without: 3, column: 'ID' },
    '1 conversation id in the column “ID” · 1 repetition left out · 3 rows without an id left out · 2 more than a job may have: search those next',
  ],
])('given %o, says what was taken and what was not', (found, words) => expect(idsWords(found)).toBe(words))
