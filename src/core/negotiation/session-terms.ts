// What one side says about a session: the media sections of `readSdp`, and beside them what only a comparison of offer and
// answer needs. This folder owns offers and answers (RFC 3264, RFC 6337): who agreed with whom on what, and from when on.
import { readSdp, type MediaSection } from '../sdp/read-sdp'
import { attributeOf, type SdpLine } from '../sdp/sdp-line'
import { splitSdpLines } from '../sdp/split-sdp-lines'

export interface MediaTerms extends MediaSection {
  /** ms of media in a packet; undefined when none is said. */
  readonly ptime: number | undefined
  /** Tags of the a=crypto lines (RFC 4568 9.1). */
  readonly cryptoTags: readonly string[]
  /** Keys come over DTLS (RFC 5763 5). */
  readonly hasFingerprint: boolean
  /** active, passive, actpass, holdconn, or '' (RFC 4145 4). */
  readonly setup: string
  readonly hasIce: boolean
  /** Port 0 does not switch it off (RFC 9143 6). */
  readonly isBundleOnly: boolean
}

export interface SessionTerms {
  /** Session id and version of the o= line, digits; undefined when they cannot be read. */
  readonly origin: { readonly id: string; readonly version: string } | undefined
  readonly media: readonly MediaTerms[]
  /** All lines but the o= line: equal for descriptions that say the same. */
  readonly content: string
}

export const isOff = ({ port, isBundleOnly }: MediaTerms): boolean => port === 0 && !isBundleOnly

/** RFC 3264 8.4 and RFC 6157 3.1: an address that stands for none. */
export const isNullAddress = (address: string): boolean =>
  address === '0.0.0.0' || address === '::' || address.toLowerCase().endsWith('.invalid')

/** Far more than any call has; each section is looked at again for every fork, so somebody's joke must have an end. */
const maxSections = 256
/** There are no more payload types (RFC 3550 5.1). */
const maxCodecs = 128

type Attributes = ReadonlyMap<string, readonly string[]>

const attributesOf = (lines: readonly SdpLine[]): Attributes => {
  const values = new Map<string, string[]>()
  for (const line of lines) {
    const attribute = attributeOf(line)
    if (attribute === undefined) continue
    const known = values.get(attribute.name)
    if (known === undefined) values.set(attribute.name, [attribute.value])
    else known.push(attribute.value)
  }
  return values
}

const numberOf = (text: string | undefined): number | undefined => {
  const value = Number(text)
  return text !== undefined && text !== '' && Number.isFinite(value) ? value : undefined
}

const termsOf = (section: MediaSection, own: Attributes, session: Attributes): MediaTerms => {
  const first = (name: string): string | undefined => (own.get(name) ?? session.get(name))?.[0]
  const { kind, port, protocol, direction, address } = section
  // Each by name: a spread takes ten times as long, and there is one of these for each m= line of a capture.
  return {
    kind,
    port,
    protocol,
    direction,
    address,
    codecs: section.codecs.slice(0, maxCodecs),
    ptime: numberOf(own.get('ptime')?.[0]),
    cryptoTags: (own.get('crypto') ?? []).map((value) => value.split(' ', 1)[0] ?? ''),
    hasFingerprint: first('fingerprint') !== undefined,
    setup: first('setup') ?? '',
    hasIce: first('ice-ufrag') !== undefined,
    isBundleOnly: own.has('bundle-only'),
  }
}

const originOf = (lines: readonly SdpLine[]): SessionTerms['origin'] => {
  const [, id, version] = /^\S+ (\d+) (\d+) /.exec(lines.find(({ type }) => type === 'o')?.value ?? '') ?? []
  return id === undefined || version === undefined ? undefined : { id, version }
}

/** Of an SDP body. Never throws, linear. */
export const readSessionTerms = (body: Uint8Array): SessionTerms => {
  const { lines, session: ofSession, sections } = splitSdpLines(body)
  const session = attributesOf(ofSession)
  return {
    origin: originOf(ofSession),
    media: readSdp(new TextDecoder().decode(body))
      .media.slice(0, maxSections)
      .map((section, index) => termsOf(section, attributesOf(sections[index] ?? []), session)),
    content: lines
      .filter(({ type }) => type !== 'o')
      .map(({ type, value }) => `${type}=${value}`)
      .join('\n'),
  }
}
