// A message in a few words: what it says, and between whom.
import { hostOf } from '../../../core/base/host-of'
import type { TraceMessage } from '../../../core/call/trace-message'

export const startWords = ({ start }: TraceMessage): string =>
  start.kind === 'request' ? start.method : `${start.status} ${start.reason}`

const endpointWords = (address: string, port: number | undefined): string =>
  port === undefined ? address : `${hostOf(address)}:${port}`

/** e.g. `192.0.2.1:5060 → 192.0.2.2:5060` */
export const wayWords = ({ source, destination }: TraceMessage): string =>
  `${endpointWords(source.address, source.port)} → ${endpointWords(destination.address, destination.port)}`
