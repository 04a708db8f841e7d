import { expect, it } from 'vitest'
import { after } from '../../../test/support/rtp-packets'
import { createJitterMeter } from './measure-jitter'

it('given packets 16 ms late and then on time, when read, then a sixteenth of each step counts (RFC 3550 A.8)', () => {
  const meter = createJitterMeter()
  meter.push(after(0), 0xffffffff)
  meter.push(after(36), 159)
  meter.push(after(56), 319)
  expect(meter.read(8000)).toEqual({ meanMs: (1 + 15 / 16) / 2, maxMs: 1 })
})

it('given the same packets, when read at another clock rate, then they were sent at another pace', () => {
  const meter = createJitterMeter()
  meter.push(after(0), 0)
  meter.push(after(20), 960)
  expect([meter.read(48_000)?.maxMs, meter.read(8000)?.maxMs]).toEqual([0, 100 / 16])
})

it('given one packet, or a clock rate of no codec, when read, then there is no figure', () => {
  const meter = createJitterMeter()
  meter.push(after(0), 0)
  expect(meter.read(8000)).toBeUndefined()
  meter.push(after(20), 160)
  expect(meter.read(1)).toBeUndefined()
})
