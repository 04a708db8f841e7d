// Makes the issues of an SDP body; their ranges count from the body's first byte.
import type { ByteRange, Issue } from '../base/issue'

export const sdpIssue = (
  code: string,
  message: string,
  range: ByteRange,
  rfc: string,
  severity: Issue['severity'] = 'error',
): Issue => ({ code: `sdp.${code}`, severity, message, range, rfc })
