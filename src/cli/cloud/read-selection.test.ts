import { describe, expect, it } from 'vitest'
import { readSelection } from './read-selection'

const day = 86_400_000
const now = Date.parse('2026-11-24T12:00:00Z')
const first = '4f0c1f5e-0d5f-4f0a-9d58-4f6f0a3a7c01'
const second = '4f0c1f5e-0d5f-4f0a-9d58-4f6f0a3a7c02'
const other = '4f0c1f5e-0d5f-4f0a-9d58-4f6f0a3a7c99'

const read = (options: Parameters<typeof readSelection>[0], input = '') =>
  readSelection(options, () => Promise.resolve(input), now)

describe('readSelection', () => {
  it('given an export on standard input, then its conversations are read as in the window', async () => {
    const csv = `"Conversation ID","Queue"\r\n"${first.toUpperCase()}","${other}"\r\n"${second}","${other}"\r\n"${first}",""\r\n`
    const selection = await read({ conversation: ['-'] }, csv)
    expect(selection).toMatchObject({ kind: 'many', query: { conversationIds: [first, second] } })
    await expect(read({ conversation: ['-'] }, 'no ids here')).rejects.toThrow('no conversation id on standard input')
    const tooMany = Array.from({ length: 1001 }, () => crypto.randomUUID()).join('\n')
    await expect(read({ conversation: ['-'] }, tooMany)).rejects.toThrow('1001 conversations are too many')
  })

  it('given a conversation and no time, then all that is kept is searched where its own cannot be read', async () => {
    expect((await read({ conversation: [first] })).query.window).toEqual({ start: now - 21 * day, end: now })
    expect((await read({ conversation: [first], last: '2h' })).query.window).toEqual({
      start: now - day / 12,
      end: now,
    })
    expect((await read({ 'call-id': 'x' })).query.window).toEqual({ start: now - day, end: now })
  })
})
