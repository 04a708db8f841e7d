// What an opened file is and holds, in words and numbers.
import type { OpenFile } from '../../stores/open-files'
import { formatBytes } from '../../ui/format-time'
import { plural } from '../../ui/plural'
import type { FileContents } from '../../workers/file-protocol'

/** e.g. `240 SIP messages in 1,302 packets · pcapng` */
export const contentsWords = ({ kind, format, packets, messages }: FileContents): string => {
  const sip = plural(messages, 'SIP message')
  if (kind === 'capture') return `${sip} in ${plural(packets, 'packet')} · ${format}`
  return `${sip} · ${format === 'raw' ? 'text' : `log of ${format}`}`
}

/** Where reading a file stands; of a packed one, nobody knows how much will come out. */
export const readingWords = (state: Extract<OpenFile['state'], { kind: 'waiting' | 'reading' }>): string => {
  if (state.kind === 'waiting') return 'Waits for the files before it.'
  const { file, bytes } = state
  return file.isPacked
    ? `${formatBytes(bytes)} unpacked from ${formatBytes(file.bytes)}`
    : `${formatBytes(bytes)} of ${formatBytes(file.bytes)}`
}
