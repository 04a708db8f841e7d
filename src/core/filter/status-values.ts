// Status codes for completion, classes first.
import { statusExplanations } from '../sip/status-explanations'
import type { Choice } from './vocabulary'

/** RFC 3261 7.2 */
const classes: readonly Choice[] = [
  { value: '1xx', hint: 'Provisional: not decided yet' },
  { value: '2xx', hint: 'Success' },
  { value: '3xx', hint: 'Redirection: try elsewhere' },
  { value: '4xx', hint: 'Refused; another request may succeed' },
  { value: '5xx', hint: 'The server failed' },
  { value: '6xx', hint: 'Refused everywhere' },
]

export const statusValues: readonly Choice[] = [
  ...classes,
  ...Array.from(statusExplanations, ([status, [hint]]) => ({ value: String(status), hint })),
]
