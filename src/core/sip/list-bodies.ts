// What a message carries: its body, or each part of a multipart body, however deep (RFC 3261 7.4, RFC 2046 5.1, RFC 5621).
import type { ByteRange } from '../base/issue'
import { classifyBody, type BodyKind } from './classify-body'
import type { HeaderField, SipMessage } from './message'
import { parseHeaderBlock } from './parse-header-block'
import { parameterOf, parseParameters } from './parse-name-addr'
import { splitMultipart } from './split-multipart'
import { splitOutsideQuotes } from './split-outside-quotes'

export interface BodyPart {
  readonly kind: BodyKind
  /** Media type without parameters, in lower case; '' when none is said. */
  readonly contentType: string
  /** e.g. `session` or `render`, in lower case; '' when none is said. */
  readonly disposition: string
  /** How its bytes are encoded, in lower case, e.g. `base64` or `gzip`; '' when they are the text itself. */
  readonly encoding: string
  /** Its own bytes within the message, without the headers of the part. */
  readonly range: ByteRange
}

/** A part may be multipart itself; deeper than this it is taken as one piece. */
const maxDepth = 4

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

const valueOf = (headers: readonly HeaderField[], name: string): string =>
  headers.find((field) => field.name === name)?.value ?? ''

/** RFC 2045 6.2: these leave the bytes as they are. */
const identities: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary', 'identity'])

const encodingOf = (headers: readonly HeaderField[]): string => {
  const named = [valueOf(headers, 'Content-Encoding'), valueOf(headers, 'Content-Transfer-Encoding')]
  return named.map((name) => name.toLowerCase()).find((name) => name !== '' && !identities.has(name)) ?? ''
}

type Headers = readonly HeaderField[]

const listParts = (bytes: Uint8Array, headers: Headers, range: ByteRange, depth: number): readonly BodyPart[] => {
  const [type = '', ...pieces] = splitOutsideQuotes(valueOf(headers, 'Content-Type'), ';')
  const contentType = type.toLowerCase()
  const boundary = parameterOf(parseParameters(pieces), 'boundary') ?? ''
  const ranges =
    contentType.startsWith('multipart/') && boundary !== '' && depth < maxDepth
      ? splitMultipart(bytes, range, boundary)
      : []
  if (ranges.length === 0) {
    const [disposition = ''] = splitOutsideQuotes(valueOf(headers, 'Content-Disposition').toLowerCase(), ';')
    return [{ kind: classifyBody(contentType), contentType, disposition, encoding: encodingOf(headers), range }]
  }
  return ranges.flatMap(({ start, end }) => {
    const within = bytes.subarray(0, end)
    const block = parseHeaderBlock(within, start, (text) => decoder.decode(bytes.subarray(text.start, text.end)))
    // A part that says no type is plain text (RFC 2046 5.1).
    const listed = listParts(bytes, block.headers, { start: block.bodyStart, end }, depth + 1)
    return listed.map((part) =>
      part.contentType === '' ? { ...part, kind: 'text' as const, contentType: 'text/plain' } : part,
    )
  })
}

/** In the order of the bytes; none for a message without body. Never throws, linear. */
export const listBodies = ({ bytes, headers, body }: SipMessage): readonly BodyPart[] =>
  body.end > body.start ? listParts(bytes, headers, body, 0) : []

/** Those that are SDP and stand in the message as plain text. */
export const listSdpBodies = (message: SipMessage): readonly BodyPart[] =>
  listBodies(message).filter(({ kind, encoding }) => kind === 'sdp' && encoding === '')
