import { expect, it } from 'vitest'
import { canonicalizeAddress } from './canonicalize-address'

it.each([
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['2001:0db8::0001', '2001:db8::1'],
  ['::', '::'],
  ['192.0.2.1', '192.0.2.1'],
  ['media.example.com', 'media.example.com'],
  ['1:2:3', '1:2:3'],
  ['1::2::3', '1::2::3'],
  ['', ''],
])('given %s, when written as packets have it, then it is %s', (text, canonical) => {
  expect(canonicalizeAddress(text)).toBe(canonical)
})
