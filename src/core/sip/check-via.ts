// One Via value: protocol, transport, sent-by and a branch that tells transactions apart (RFC 3261 20.42, 8.1.1.7).
import type { Issue } from '../base/issue'
import { rangeAt, sipIssue } from './sip-issue'

const ws = '[ \\t\\r\\n]*'
const token = "[\\w.!%*+`'~-]+"
const sentProtocol = new RegExp(`^${token}${ws}/${ws}${token}${ws}/${ws}${token}[ \\t\\r\\n]+[^ \\t\\r\\n]`)

/** RFC 3261 8.1.1.7: a branch that begins with it is unique; alone it tells nothing apart (RFC 4475 3.2.1). */
const cookie = 'z9hG4bK'

const parameter = /;[ \t\r\n]*branch[ \t\r\n]*=[ \t\r\n]*([^;, \t\r\n]+)/i

/** `text` is trimmed, one character a byte. */
export const checkVia = (text: string, at: number): readonly Issue[] => {
  const semicolon = text.indexOf(';')
  const sent = (semicolon < 0 ? text : text.slice(0, semicolon)).trimEnd()
  const issues: Issue[] = []
  if (!sentProtocol.test(sent)) {
    const message = 'A Via is a protocol, a transport and the address that sent it.'
    issues.push(sipIssue('bad-via', message, rangeAt(at, 0, sent.length), 'RFC 3261 20.42'))
  }
  const [whole = '', branch = ''] = parameter.exec(text) ?? []
  if (branch.length === cookie.length && branch.toLowerCase() === cookie.toLowerCase()) {
    const end = text.indexOf(whole) + whole.length
    const message = 'The branch is only the magic cookie: it names no transaction.'
    const range = rangeAt(at, end - branch.length, end)
    issues.push(sipIssue('branch-without-id', message, range, 'RFC 3261 8.1.1.7', 'warning'))
  }
  return issues
}
