// Bytes → what a call needs of a message, without parsing the message: the headers that matter are found by their names,
// and a value is read when somebody asks for it. What is out of the ordinary is left to the full parser, so that both give
// the same facts (scan-facts.test.ts holds them against each other).
import { remember } from '../base/remember'
import type { CapturedBytes } from '../capture/captured-message'
import { canonicalHeaderName } from '../sip/header-names'
import { lineAt } from '../sip/line-at'
import { skipLineEnds } from '../sip/looks-like-sip'
import { isSdpType, mayHoldSdp } from '../sip/may-hold-sdp'
import { parseMessage } from '../sip/parse-message'
import type { SipMessage } from '../sip/message'
import { fromOf, readAddress, readCseq, readTopVia, toOf, type Cseq } from '../sip/read-fields'
import { readBranch, type ViaBranch } from '../sip/read-branch'
import { createHeaderScan, scanHeaders, scanned } from '../sip/scan-headers'
import { noTies, type LegTie } from './leg-tie'
import { callFactsOf, partyOf, transportOf } from './message-from-capture'
import { readLegTies } from './read-leg-ties'
import type { CallFacts, MessageParty } from './trace-message'
import type { RecordStart } from './trace-record'

const comma = 0x2c

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

interface Named {
  readonly party: MessageParty
  readonly uri: string
}

/** Of a field that may hold several values, the top one. */
const viaOf = (value: string): ViaBranch => (value.includes(',') ? readTopVia(value) : readBranch(value))

const noVia: ViaBranch = { transport: '', branch: '' }

const nobody: Named = { party: partyOf(undefined), uri: '' }

/** Undefined for a start line that is not quite the usual one. */
const readStart = (line: string): RecordStart | undefined => {
  const [, code, reason] = /^SIP\/2\.0 ([1-6]\d\d) (.*)$/.exec(line) ?? []
  if (code !== undefined && reason !== undefined) return { kind: 'response', status: Number(code), reason }
  const [, method, uri] = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(line) ?? []
  return method === undefined || uri === undefined ? undefined : { kind: 'request', method, uri }
}

/** `"Name" <sip:user@host>;tag=x`, the way almost all From and To fields look; all else is for the full reader. */
const usualAddress =
  /^(?:"([^"\\]*)"|([^\s"<>;,\\]*))[ \t]*<(sips?:(?:([^\s@:;?<>"%[\]]+)@)?[^\s@;?<>"[\]]*)>(?:;tag=([^\s;,="<>]+))?$/

const readNamed = (value: string): Named => {
  const usual = usualAddress.exec(value)
  if (usual === null) {
    const address = readAddress(value)
    return { party: partyOf(address), uri: address.uri }
  }
  const [, quoted, bare, uri, user, tag] = usual
  return { party: { displayName: quoted ?? bare ?? '', user: user ?? '', tag: tag ?? '' }, uri: uri ?? '' }
}

export interface FactsScanner {
  /**
   * Undefined for bytes that are no SIP. The same object for each message, good until the next one is scanned: whoever
   * wants to keep facts copies the fields that it needs, or all with `copyFacts`.
   */
  readonly scan: (captured: CapturedBytes) => CallFacts | undefined
  /** Body of the message that was scanned last where it may hold SDP, be it one part of several; else undefined. */
  readonly session: () => Uint8Array | undefined
  /** URIs of From and To of the message that was scanned last. */
  readonly uris: () => { readonly from: string; readonly to: string }
}

/** A scanner for the messages of one file. Never throws. */
export const createFactsScanner = (): FactsScanner => {
  const headers = createHeaderScan()
  const { values, naming } = headers
  const startOf = remember(readStart)
  const cseqOf = remember(readCseq)
  const isSdp = remember(isSdpType)
  const namedOf = remember(readNamed)
  // Kept once, however many messages say it.
  const sameText = remember((value) => value)
  let captured: CapturedBytes
  let start: RecordStart
  let bodyStart = 0
  let parsed: SipMessage | undefined
  let from: Named | undefined
  let to: Named | undefined
  let via: ViaBranch | undefined
  let cseq: Cseq | undefined
  let isCseqRead = false

  const cut = (from = 0, end = 0): string => decoder.decode(captured.bytes.subarray(from, end))
  const has = (kind: number): boolean => (values[kind] ?? -1) >= 0
  const text = (kind: number): string => (has(kind) ? cut(values[kind], values[kind + 1]) : '')
  const readFrom = (): Named => (from ??= has(scanned.from) ? namedOf(text(scanned.from)) : nobody)
  const readTo = (): Named => (to ??= has(scanned.to) ? namedOf(text(scanned.to)) : nobody)
  /** Most messages carry one Via and nothing else that could be a tie. */
  const readTies = (): readonly LegTie[] => {
    const isInvite = start.kind === 'request' && start.method === 'INVITE'
    const hasMore = naming.length > 4 || (isInvite && captured.bytes.subarray(naming[2], naming[3]).includes(comma))
    if (!hasMore) return noTies
    const named = Array.from({ length: naming.length / 4 }, (_, index) => {
      const [nameStart, nameEnd, valueStart, valueEnd] = naming.slice(index * 4, index * 4 + 4)
      return { name: canonicalHeaderName(cut(nameStart, nameEnd)), value: cut(valueStart, valueEnd) }
    })
    return readLegTies(named, { callId: text(scanned.callId), setsUp: isInvite && readTo().party.tag === '' })
  }

  const readVia = (): ViaBranch => (via ??= has(scanned.via) ? viaOf(text(scanned.via)) : noVia)

  const facts: CallFacts = {
    get at() {
      return captured.at
    },
    get start() {
      return start
    },
    get callId() {
      return sameText(text(scanned.callId))
    },
    get cseq() {
      if (!isCseqRead) {
        cseq = cseqOf(text(scanned.cseq))
        isCseqRead = true
      }
      return cseq
    },
    get from() {
      return readFrom().party
    },
    get to() {
      return readTo().party
    },
    get source() {
      return captured.source
    },
    get destination() {
      return captured.destination
    },
    get transport() {
      return transportOf(captured.transport, readVia())
    },
    get branch() {
      return readVia().branch
    },
    get conversationId() {
      return has(scanned.conversation) ? sameText(text(scanned.conversation)) : ''
    },
    sourceAlias: '',
    destinationAlias: '',
    get legTies() {
      return readTies()
    },
  }

  const isUsual = (): boolean => {
    const { bytes } = captured
    const line = lineAt(bytes, skipLineEnds(bytes))
    const usual = startOf(decoder.decode(bytes.subarray(line.start, line.end)))
    if (usual === undefined) return false
    bodyStart = scanHeaders(bytes, line.next, headers)
    if (bodyStart < 0) return false
    start = usual
    from = undefined
    to = undefined
    via = undefined
    isCseqRead = false
    return true
  }

  const session = (): Uint8Array | undefined => {
    if (parsed !== undefined) {
      return mayHoldSdp(parsed) ? parsed.bytes.subarray(parsed.body.start, parsed.body.end) : undefined
    }
    const { bytes } = captured
    if (bodyStart >= bytes.length || !has(scanned.contentType) || !isSdp(text(scanned.contentType))) return undefined
    const said = text(scanned.contentLength)
    const end = /^\d+$/.test(said) ? Math.min(bodyStart + Number(said), bytes.length) : bytes.length
    return bytes.subarray(bodyStart, end)
  }

  return {
    scan: (next) => {
      captured = next
      parsed = undefined
      if (isUsual()) return facts
      parsed = parseMessage(next.bytes)
      return parsed === undefined ? undefined : callFactsOf({ ...next, message: parsed })
    },
    session,
    uris: () =>
      parsed === undefined
        ? { from: readFrom().uri, to: readTo().uri }
        : { from: fromOf(parsed)?.uri ?? '', to: toOf(parsed)?.uri ?? '' },
  }
}

/** For keeping: the scanner goes on using what it hands out. Field by field, which takes a tenth of a spread's time. */
export const copyFacts = (facts: CallFacts): CallFacts => ({
  at: facts.at,
  start: facts.start,
  callId: facts.callId,
  cseq: facts.cseq,
  from: facts.from,
  to: facts.to,
  source: facts.source,
  destination: facts.destination,
  sourceAlias: facts.sourceAlias,
  destinationAlias: facts.destinationAlias,
  transport: facts.transport,
  branch: facts.branch,
  conversationId: facts.conversationId,
  legTies: facts.legTies,
})
