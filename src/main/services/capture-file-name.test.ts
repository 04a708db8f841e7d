import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captureFileName } from './capture-file-name'

const at = Date.UTC(2026, 10, 24, 3, 33, 31)

describe('captureFileName', () => {
  it('says when, who and which call', () => {
    expect(
      captureFileName({ at, from: '+442079460123', to: '+13175550100', subject: 'abc@host', extension: 'pcap' }),
    ).toBe('2026-11-24T03-33-31Z_+442079460123_+13175550100_abc-host.pcap')
  })

  it('cannot be made to leave its folder', () => {
    const name = captureFileName({
      at,
      from: '<img src=x onerror=alert(1)>',
      to: '..',
      subject: '../../../../tmp/evil@198.51.100.10',
      extension: 'pcap',
    })
    expect(name).toBe('2026-11-24T03-33-31Z_img-src-x-onerror-alert_tmp-evil-198-51-100-10.pcap')
  })

  it('holds only harmless characters, whatever the ids are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string({ unit: 'binary' }), (from, to, subject) => {
        const name = captureFileName({ at, from, to, subject, extension: 'pcap' })
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_+-]*\.pcap$/)
        expect(name.length).toBeLessThan(160)
      }),
    )
  })
})
