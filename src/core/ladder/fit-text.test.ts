import { describe, expect, it } from 'vitest'
import { fitText, measureText, padText } from './fit-text'

describe('fitText', () => {
  it('given text that fits, then it is whole; else it ends in an ellipsis within the columns', () => {
    expect([6, 5, 2, 1, 0].map((columns) => fitText('INVITE', columns))).toEqual(['INVITE', 'INVI…', 'I…', '…', ''])
  })

  it('given wide characters and marks, then columns count and no character is cut in half', () => {
    const texts = ['界界界', 'e\u0301e\u0301e\u0301', '😀😀😀']
    expect(texts.map(measureText)).toEqual([6, 3, 6])
    expect(texts.map((text) => fitText(text, 4))).toEqual(['界…', 'e\u0301e\u0301e\u0301', '😀…'])
    expect(padText('界', 4, 'end')).toBe('界  ')
  })
})
