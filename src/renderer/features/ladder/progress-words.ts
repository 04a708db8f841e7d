import type { CaptureProgress } from '../../../shared/schema/capture'
import { formatBytes } from '../../ui/format-time'

/** Where a pcap request stands, in words and numbers. */
export const progressWords = (progress: CaptureProgress): string => {
  switch (progress.phase) {
    case 'requesting':
      return 'Asking for the pcap…'
    case 'preparing':
      return `Genesys Cloud is building the pcap… ${progress.waitedSeconds} s`
    case 'downloading':
      return progress.total === undefined
        ? `Downloading… ${formatBytes(progress.received)}`
        : `Downloading… ${formatBytes(progress.received)} of ${formatBytes(progress.total)}`
    case 'saving':
      return 'Saving…'
  }
}
