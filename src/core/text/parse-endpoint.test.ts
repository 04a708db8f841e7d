import { describe, expect, it } from 'vitest'
import { asPort, parseEndpoint } from './parse-endpoint'

describe('parseEndpoint', () => {
  it.each([
    ['192.0.2.1:5060', { address: '192.0.2.1', port: 5060 }],
    ['[2001:db8::9]:5061', { address: '2001:db8::9', port: 5061 }],
    ['2001:db8::9:5061', { address: '2001:db8::9', port: 5061 }],
    ['sbc.example.com', { address: 'sbc.example.com', port: undefined }],
    ['192.0.2.1:65536', { address: '192.0.2.1', port: undefined }],
  ])('given %j, then it is that endpoint', (text, endpoint) => {
    expect(parseEndpoint(text)).toEqual(endpoint)
  })
})

describe('asPort', () => {
  it('given what a log may show for one, then only 0 to 65535 are ports', () => {
    expect([0, 5060, 65_535, 65_536, -1, 0.5, NaN, undefined].map(asPort)).toEqual([
      ...[0, 5060, 65_535],
      ...Array.from({ length: 5 }),
    ])
  })
})
