import { expect, it } from 'vitest'
import { bytesOf, u16 } from '../../../test/support/packets'
import { formatIpv6 } from './ip-address'

it.each([
  ['2001:db8::1', [0x2001, 0xdb8, 0, 0, 0, 0, 0, 1]],
  ['::', [0, 0, 0, 0, 0, 0, 0, 0]],
  ['::1', [0, 0, 0, 0, 0, 0, 0, 1]],
  ['fe80::', [0xfe80, 0, 0, 0, 0, 0, 0, 0]],
  ['2001:db8:0:1:1:1:1:1', [0x2001, 0xdb8, 0, 1, 1, 1, 1, 1]],
  ['2001:0:0:1::1', [0x2001, 0, 0, 1, 0, 0, 0, 1]],
  ['2001:db8::1:0:0:1', [0x2001, 0xdb8, 0, 0, 1, 0, 0, 1]],
  ['::ffff:192.0.2.1', [0, 0, 0, 0, 0, 0xffff, 0xc000, 0x0201]],
])('writes %s as RFC 5952 wants it', (expected, groups) => {
  expect(formatIpv6(bytesOf(...groups.map(u16)), 0)).toBe(expected)
})
