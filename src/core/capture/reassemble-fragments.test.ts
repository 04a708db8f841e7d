import { describe, expect, it } from 'vitest'
import { asEpochMicros } from '../base/time'
import type { IpPacket } from './decode-ip'
import { createFragmentReassembler } from './reassemble-fragments'

const whole = Uint8Array.from({ length: 40 }, (_, index) => index)
const now = asEpochMicros(1_700_000_000_000_000)

const part = (start: number, end: number, id = 1): IpPacket => ({
  source: '192.0.2.1',
  destination: '192.0.2.2',
  protocol: 17,
  payload: whole.subarray(start, end),
  payloadLength: end - start,
  fragment: { id, offset: start, hasMore: end < whole.length },
})

const addAll = (...parts: readonly IpPacket[]) => {
  const reassembler = createFragmentReassembler()
  const packets = parts.map((one) => reassembler.add(one, now))
  return { payloads: packets.map((packet) => packet?.payload), incomplete: reassembler.countIncomplete() }
}

describe('fragments of one packet', () => {
  it.each([
    ['in order', [part(0, 16), part(16, 32), part(32, 40)]],
    ['reversed', [part(32, 40), part(16, 32), part(0, 16)]],
    ['overlapping', [part(0, 24), part(16, 32), part(32, 40)]],
  ])('are whole with the last of them, %s', (_, parts) => {
    expect(addAll(...parts)).toEqual({ payloads: [undefined, undefined, whole], incomplete: 0 })
  })

  it('may come twice', () => {
    expect(addAll(part(0, 16), part(0, 16), part(16, 40)).payloads).toEqual([undefined, undefined, whole])
  })

  it('are not mixed with those of another packet', () => {
    const { payloads, incomplete } = addAll(part(0, 16, 1), part(16, 40, 2))
    expect(payloads).toEqual([undefined, undefined])
    expect(incomplete).toBe(2)
  })

  it('are given up after a minute, when identifiers come round again', () => {
    const reassembler = createFragmentReassembler()
    reassembler.add(part(0, 16), now)
    expect(reassembler.add(part(16, 40), asEpochMicros(now + 61_000_000))).toBeUndefined()
    expect(reassembler.countIncomplete()).toBe(2)
  })

  it('are held for a bounded number of packets', () => {
    const reassembler = createFragmentReassembler()
    for (let id = 0; id < 5000; id++) reassembler.add(part(0, 16, id), now)
    expect(reassembler.add(part(16, 40, 0), now)).toBeUndefined()
    expect(reassembler.add(part(16, 40, 4999), now)?.payload).toEqual(whole)
  })
})
