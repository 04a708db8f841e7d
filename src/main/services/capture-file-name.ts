// A file name for a capture or an export, made of ids that an attacker may have chosen: only a small alphabet gets through, so no
// separator, no `..`, no device name and no control character can.

export type CaptureExtension = 'pcap' | 'pcapng' | 'pcap.gz'
export type ExportExtension = 'svg' | 'png' | 'pdf' | 'html' | 'mmd' | 'txt' | 'json'

const safe = (text: string, maxLength: number): string =>
  text
    .replace(/[^A-Za-z0-9+-]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, maxLength)
    .replace(/-+$/, '')

/** e.g. `2026-11-24T03-33-31Z_13175550101_442079460123_9f1c….pcap` */
export const captureFileName = (parts: {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly from: string
  readonly to: string
  /** Conversation id or Call-ID. */
  readonly subject: string
  readonly extension: CaptureExtension | ExportExtension
}): string => {
  const time = new Date(parts.at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')
  const names = [safe(parts.from, 24), safe(parts.to, 24), safe(parts.subject, 48)].filter((name) => name !== '')
  return `${[time, ...names].join('_')}.${parts.extension}`
}
