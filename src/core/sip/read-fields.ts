// The fields of a message that calls and ladders are made of. Every reader gives its best reading or undefined.
import type { HeaderField, SipMessage } from './message'
import { parameterOf, parseNameAddr } from './parse-name-addr'
import { parseVia, type Via } from './parse-via'
import { splitOutsideQuotes } from './split-outside-quotes'

const decoder = new TextDecoder()

/** The first field of this name, in any case; compact forms are known by their long name. */
export const headerOf = ({ headers }: SipMessage, name: string): HeaderField | undefined => {
  const lower = name.toLowerCase()
  return headers.find((field) => field.name.toLowerCase() === lower)
}

/** All fields of this name in their order. */
export const headersOf = ({ headers }: SipMessage, name: string): readonly HeaderField[] => {
  const lower = name.toLowerCase()
  return headers.filter((field) => field.name.toLowerCase() === lower)
}

export const callIdOf = (message: SipMessage): string | undefined => headerOf(message, 'Call-ID')?.value

export interface Cseq {
  readonly number: number
  readonly method: string
}

export const readCseq = (value: string): Cseq | undefined => {
  const [, number, method] = /^\s*(\d{1,15})\s+(\S+)/.exec(value) ?? []
  return number === undefined || method === undefined ? undefined : { number: Number(number), method }
}

export const cseqOf = (message: SipMessage): Cseq | undefined => readCseq(headerOf(message, 'CSeq')?.value ?? '')

export interface Address {
  readonly displayName: string
  readonly uri: string
  readonly user: string
  readonly host: string
  readonly tag: string
}

/** `value`: of a From, To or any other field with one address. */
export const readAddress = (value: string): Address => {
  const { displayName, uri, parameters } = parseNameAddr(value)
  return { displayName, uri: uri.text, user: uri.user, host: uri.host, tag: parameterOf(parameters, 'tag') ?? '' }
}

const addressOf = (message: SipMessage, name: string): Address | undefined => {
  const field = headerOf(message, name)
  return field === undefined ? undefined : readAddress(field.value)
}

export const fromOf = (message: SipMessage): Address | undefined => addressOf(message, 'From')
export const toOf = (message: SipMessage): Address | undefined => addressOf(message, 'To')

/** The first of the values of a Via field. */
export const readTopVia = (value: string): Via => parseVia(splitOutsideQuotes(value, ',')[0] ?? '')

export const topViaOf = (message: SipMessage): Via | undefined => {
  const value = headerOf(message, 'Via')?.value
  return value === undefined ? undefined : readTopVia(value)
}

/** Media type without parameters, lower case, e.g. `application/sdp`. */
export const contentTypeOf = (message: SipMessage): string | undefined =>
  headerOf(message, 'Content-Type')?.value.split(';')[0]?.trim().toLowerCase()

/** The body, or a part of it, as text; bytes that are no UTF-8 are replaced. */
export const bodyTextOf = ({ bytes, body }: Pick<SipMessage, 'bytes' | 'body'>): string =>
  decoder.decode(bytes.subarray(body.start, body.end))
