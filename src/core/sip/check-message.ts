// What a whole message must have, and where its body ends. One small rule each, in the order of the RFC.
import type { ByteRange, Issue } from '../base/issue'
import type { HeaderField, SipMessage } from './message'

type Draft = Omit<SipMessage, 'issues'>

/** RFC 3261 8.1.1; Max-Forwards is missing so often, and so harmlessly, that it is not reported. */
const mandatory = ['Via', 'From', 'To', 'Call-ID', 'CSeq'] as const

/** RFC 3261 7.3.1: these must not appear more than once. */
const single = new Set([...mandatory.slice(1), 'Content-Length', 'Content-Type', 'Max-Forwards', 'Expires'])

const checkMandatory = ({ headers, startLine }: Draft): readonly Issue[] =>
  mandatory
    .filter((name) => !headers.some((field) => field.name === name))
    .map((name) => ({
      code: 'sip.missing-header',
      severity: 'error',
      message: `${name} is missing.`,
      range: startLine.range,
      rfc: 'RFC 3261 8.1.1',
    }))

const checkSingle = ({ headers }: Draft): readonly Issue[] => {
  const seen = new Set<string>()
  return headers.flatMap(({ name, range }): readonly Issue[] => {
    if (!single.has(name)) return []
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    return [
      {
        code: 'sip.repeated-header',
        severity: 'error',
        message: `${name} must appear only once.`,
        range,
        rfc: 'RFC 3261 7.3.1',
      },
    ]
  })
}

const checkCseq = ({ headers, startLine }: Draft): readonly Issue[] => {
  const field = headers.find(({ name }) => name === 'CSeq')
  if (field === undefined) return []
  const [, number, method] = /^(\d+)\s+(\S+)$/.exec(field.value) ?? []
  const issue = (code: string, message: string): readonly Issue[] => [
    { code, severity: 'error', message, range: field.valueRange, rfc: 'RFC 3261 8.1.1.5' },
  ]
  if (number === undefined || method === undefined) {
    return issue('sip.bad-cseq', 'CSeq must be a number and a method.')
  }
  if (Number(number) >= 2 ** 31) return issue('sip.cseq-too-large', 'The CSeq number must be below 2^31.')
  return startLine.kind === 'request' && method !== startLine.method
    ? issue('sip.cseq-method', `CSeq says ${method}, the request line ${startLine.method}.`)
    : []
}

/** Content-Length against the bytes that are there (RFC 3261 18.3). */
const checkLength = ({ headers, body }: Draft): { readonly body: ByteRange; readonly issues: readonly Issue[] } => {
  const field: HeaderField | undefined = headers.find(({ name }) => name === 'Content-Length')
  if (field === undefined) return { body, issues: [] }
  const present = body.end - body.start
  if (!/^\d{1,9}$/.test(field.value)) {
    return {
      body,
      issues: [
        {
          code: 'sip.bad-content-length',
          severity: 'error',
          message: 'Content-Length must be a number of bytes.',
          range: field.valueRange,
          rfc: 'RFC 3261 20.14',
        },
      ],
    }
  }
  const said = Number(field.value)
  if (said > present) {
    return {
      body,
      issues: [
        {
          code: 'sip.body-cut-short',
          severity: 'error',
          message: `Content-Length says ${said} bytes, only ${present} are there.`,
          range: field.valueRange,
          rfc: 'RFC 3261 18.3',
        },
      ],
    }
  }
  const end = body.start + said
  return said === present
    ? { body, issues: [] }
    : {
        body: { start: body.start, end },
        issues: [
          {
            code: 'sip.bytes-after-body',
            severity: 'warning',
            message: `${present - said} bytes stand behind the body that Content-Length announces.`,
            range: { start: end, end: body.end },
            rfc: 'RFC 3261 18.3',
          },
        ],
      }
}

export const checkMessage = (draft: Draft): { readonly body: ByteRange; readonly issues: readonly Issue[] } => {
  const { body, issues } = checkLength(draft)
  return { body, issues: [...checkMandatory(draft), ...checkSingle(draft), ...checkCseq(draft), ...issues] }
}
