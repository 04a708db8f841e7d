// Numbers in header fields: digits only, and no more than the field can mean (RFC 4475 3.1.2.4, 3.1.2.5).
import type { Issue } from '../base/issue'
import { rangeAt, sipIssue } from './sip-issue'

export interface NumberRule {
  readonly what: string
  readonly max: number
  readonly rfc: string
}

/** `text` holds nothing but the number; `at` is the offset of its first byte. */
export const checkNumber = (text: string, at: number, { what, max, rfc }: NumberRule): readonly Issue[] => {
  const range = rangeAt(at, 0, text.length)
  if (!/^\d+$/.test(text)) return [sipIssue('bad-number', `${what} must be a whole number.`, range, rfc)]
  return Number(text) > max ? [sipIssue('number-too-large', `${what} must not be above ${max}.`, range, rfc)] : []
}
