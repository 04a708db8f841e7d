// The Date header: RFC 1123 form, always in GMT (RFC 3261 20.17).
import type { Issue } from '../base/issue'
import { rangeAt, sipIssue } from './sip-issue'

const dateAndTime =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d /i

export const checkDate = (text: string, at: number): readonly Issue[] => {
  const [known] = dateAndTime.exec(text) ?? []
  if (known === undefined) {
    const message = 'A date is written like Sat, 13 Nov 2010 23:29:00 GMT.'
    return [sipIssue('bad-date', message, rangeAt(at, 0, text.length), 'RFC 3261 20.17')]
  }
  if (text.slice(known.length) === 'GMT') return []
  return [sipIssue('bad-date', 'The time zone must be GMT.', rangeAt(at, known.length, text.length), 'RFC 3261 20.17')]
}
