// The first line of a message: a request line or a status line, tolerant of spaces (RFC 3261 7.1, 7.2).
import type { ByteRange, Issue } from '../base/issue'
import type { StartLine } from './message'

export interface ParsedStartLine {
  readonly startLine: StartLine
  readonly issues: readonly Issue[]
}

const versionIssue = (version: string, range: ByteRange): readonly Issue[] =>
  version.toUpperCase() === 'SIP/2.0'
    ? []
    : [
        {
          code: 'sip.unknown-version',
          severity: 'error',
          message: `The version is ${version}, not SIP/2.0.`,
          range,
          rfc: 'RFC 3261 7.1',
        },
      ]

const spaceIssue = (isStrict: boolean, range: ByteRange): readonly Issue[] =>
  isStrict
    ? []
    : [
        {
          code: 'sip.start-line-spaces',
          severity: 'error',
          message: 'The parts of the start line must be separated by exactly one space.',
          range,
          rfc: 'RFC 3261 7.1',
        },
      ]

/** Undefined when the line is no start line of SIP at all. */
export const parseStartLine = (line: string, range: ByteRange): ParsedStartLine | undefined => {
  const [, responseVersion, code, reason = ''] = /^(SIP\/\d+\.\d+)\s+(\d+)(?:\s(.*))?$/is.exec(line) ?? []
  if (responseVersion !== undefined && code !== undefined) {
    const status = Number(code.slice(0, 15))
    const issues: Issue[] = [
      ...versionIssue(responseVersion, range),
      ...spaceIssue(line.startsWith(`${responseVersion} ${code}`), range),
    ]
    if (code.length !== 3 || status < 100 || status > 699) {
      issues.push({
        code: 'sip.status-out-of-range',
        severity: 'error',
        message: `${code} is no status code of SIP: they run from 100 to 699.`,
        range,
        rfc: 'RFC 3261 7.2',
      })
    }
    return { startLine: { kind: 'response', version: responseVersion, status, reason, range }, issues }
  }
  const [, method, uri, requestVersion] = /^([^\s]+)\s+(\S.*?)\s+(SIP\/\d+\.\d+)\s*$/is.exec(line) ?? []
  if (method === undefined || uri === undefined || requestVersion === undefined) return undefined
  const issues: Issue[] = [
    ...versionIssue(requestVersion, range),
    ...spaceIssue(line === `${method} ${uri} ${requestVersion}`, range),
  ]
  if (/[\s<>]/.test(uri)) {
    issues.push({
      code: 'sip.bad-request-uri',
      severity: 'error',
      message: 'The Request-URI must hold no space and no angle brackets.',
      range,
      rfc: 'RFC 3261 7.1',
    })
  }
  return { startLine: { kind: 'request', method, uri, version: requestVersion, range }, issues }
}
