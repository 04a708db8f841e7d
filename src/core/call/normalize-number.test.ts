import { describe, expect, it } from 'vitest'
import { isSameNumber, normalizeNumber } from './normalize-number'

describe('normalizeNumber', () => {
  it.each([
    ['+442079460123', '442079460123'],
    ['00442079460123', '442079460123'],
    ['011442079460123', '442079460123'],
    ['02079460123', '2079460123'],
    ['tel:+44-20-7946.0123;phone-context=x', '442079460123'],
    ['sip:+1(317)5550100@h', '13175550100'],
    ['5550100', '5550100'],
    ['555010', ''],
    ['alice', ''],
    ['anonymous', ''],
    ['1234567890123456', ''],
    ['', ''],
    [`+${'1'.repeat(100_000)}`, ''],
  ])('given %s, then it is %s', (text, digits) => {
    expect(normalizeNumber(text)).toBe(digits)
  })
})

describe('isSameNumber', () => {
  it.each([
    ['442079460123', '2079460123', true],
    ['79460123', '442079460123', true],
    ['442079460123', '332079460123', false],
    ['', '', false],
    ['', '442079460123', false],
  ])('given %s and %s, then it is %s', (a, b, isSame) => {
    expect(isSameNumber(a, b)).toBe(isSame)
  })
})
