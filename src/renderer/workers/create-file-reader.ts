// The bytes of any file with SIP in it → its calls. Keeps the bytes of each message and what calls are made of; headers are
// read again when a call is opened, so that memory follows the SIP in the file and not what can be said about it.
import { joinBytes } from '../../core/base/join-bytes'
import { createByteArena } from '../../core/base/byte-arena'
import type { Issue } from '../../core/base/issue'
import { sortBy } from '../../core/base/sort-by'
import { groupCalls } from '../../core/call/group-calls'
import { listCalls, type ListedCall } from '../../core/call/list-calls'
import { callFactsOf } from '../../core/call/message-from-capture'
import { copyFacts, createFactsScanner } from '../../core/call/scan-facts'
import { scanReason } from '../../core/call/scan-reason'
import type { ScannedMessage, UnreadMessage } from '../../core/call/scanned-message'
import { createIdentifier, type CallFacts } from '../../core/call/trace-message'
import type { CapturedBytes, CapturedMessage } from '../../core/capture/captured-message'
import { createCaptureReader } from '../../core/capture/create-capture-reader'
import { detectFormat, FORMAT_BYTES } from '../../core/capture/detect-format'
import { createSipScanner, placeInFrames } from '../../core/capture/extract-sip'
import { readText } from '../../core/text/read-text'
import type { StreamEnd } from '../../shared/file-stream'
import type { FileContents } from './file-protocol'

/** All of a message but its bytes, which are at `place` of the file's arena. */
interface KeptMessage extends Omit<CapturedMessage, 'message' | 'indexInFrame'> {
  indexInFrame: number
  readonly place: number
  /** Only needed until calls are made of them. */
  readonly facts: CallFacts
}

type LastingMessage = Omit<KeptMessage, 'facts'>

export interface ReadFile {
  readonly contents: FileContents
  /** In order of their first messages; each has a key of its own. */
  readonly calls: readonly ListedCall[]
  /**
   * Of the call at this place, in order of time, in parts: few first, for the eye, and then as many as are copied in less
   * than a frame's time. The bytes of a part are in one buffer with nothing else in it. None when there is no such place.
   */
  readonly partsOf: (index: number) => Iterable<CallPart>
}

export interface CallPart {
  readonly messages: readonly ScannedMessage[]
  /** How many are to come. */
  readonly more: number
}

export interface FileReader {
  /** False: more bytes would not help. Chunks must stay unchanged. */
  readonly push: (chunk: Uint8Array) => boolean
  /** Call it once. Undefined: the file is neither a capture nor a text with SIP in it. */
  readonly end: (end: StreamEnd) => ReadFile | undefined
}

/** A longer text is read in Wireshark's time, not in ours: it has to be in memory as a whole. */
export const maxTextBytes = 256 * 1024 * 1024
const maxMessages = 1_000_000
/** More than any screen shows. */
const firstPart = 100
const nextParts = 2000
const maxSipBytes = 512 * 1024 * 1024

const endIssues: Readonly<Record<StreamEnd, readonly Issue[]>> = {
  whole: [],
  damaged: [
    {
      code: 'capture.gzip-damaged',
      severity: 'error',
      message: 'The gzip compression is damaged from here on, or its end is missing: what comes behind is lost.',
    },
  ],
  'too-large': [
    {
      code: 'capture.too-large',
      severity: 'error',
      message: 'The file unpacks to more than 16 GiB: what comes behind was not read.',
    },
  ],
  unreadable: [
    {
      code: 'capture.broken-off',
      severity: 'error',
      message: 'The disk stopped giving the file’s bytes: what comes behind was not read.',
    },
  ],
}

const leftOut = (kept: number, more: number): readonly Issue[] =>
  more === 0
    ? []
    : [
        {
          code: 'capture.too-many-messages',
          severity: 'error',
          message: `The first ${kept} SIP messages are shown; ${more} more are left out.`,
        },
      ]

/** The SIP messages of one file: of each as much as it takes to make calls of them and to read it again. */
const createKeeper = () => {
  const bytes = createByteArena()
  let found: KeptMessage[] = []
  let used = 0
  let more = 0
  return {
    add: ({ frame, at, source, destination, transport, bytes: own }: CapturedBytes, facts: CallFacts): void => {
      if (found.length === maxMessages || used + own.length > maxSipBytes) {
        more += 1
        return
      }
      used += own.length
      bytes.add(own)
      found.push({ frame, indexInFrame: 0, at, source, destination, transport, place: found.length, facts })
    },
    /** Hands the messages over and forgets them, for what calls need of them takes more memory than they do. */
    take: (): readonly KeptMessage[] => {
      const taken = placeInFrames(found)
      found = []
      return taken
    },
    lost: (): readonly Issue[] => leftOut(found.length, more),
    /** View of a message's bytes. */
    viewOf: ({ place }: LastingMessage): Uint8Array => bytes.at(place),
    /** In one buffer with nothing else in it: to hand over a view is to copy all that it is a view of. */
    bytesOf: (kept: readonly LastingMessage[]): readonly UnreadMessage[] => {
      const views = kept.map(({ place }) => bytes.at(place))
      const own = joinBytes(views)
      let end = 0
      return kept.map(({ frame, indexInFrame, at, source, destination, transport }, index) => {
        const start = end
        end += views[index]?.length ?? 0
        return { frame, indexInFrame, at, source, destination, transport, bytes: own.subarray(start, end) }
      })
    },
  }
}

type Keeper = ReturnType<typeof createKeeper>

const scanParts = function* (keeper: Keeper, kept: readonly LastingMessage[]): Generator<CallPart> {
  const { scan } = createFactsScanner()
  const identify = createIdentifier()
  for (let start = 0; start < kept.length;) {
    const end = Math.min(kept.length, start === 0 ? firstPart : start + nextParts)
    const messages = keeper.bytesOf(kept.slice(start, end)).flatMap((captured): readonly ScannedMessage[] => {
      const facts = scan(captured)
      return facts === undefined ? [] : [{ ...copyFacts(facts), id: identify(facts), captured }]
    })
    yield { messages, more: kept.length - end }
    start = end
  }
}

interface Grouped {
  readonly calls: readonly ListedCall[]
  /** Of each call, without what calls are made of. */
  readonly messages: readonly (readonly LastingMessage[])[]
}

/** In a function of its own: nothing that lasts may hold on to the facts, which take more memory than the messages do. */
const groupMessages = (keeper: Keeper, found: readonly KeptMessage[], source: ListedCall['source']): Grouped => {
  const groups = groupCalls(found.map(({ facts }) => facts))
  const lasting = new Map(found.map(({ facts, ...message }) => [facts, message]))
  const reasonOf = (facts: CallFacts): string => {
    const message = lasting.get(facts)
    return message === undefined ? '' : scanReason(keeper.viewOf(message))
  }
  return {
    calls: listCalls(groups, { source, reasonOf }),
    messages: groups.map((group) => group.flatMap((facts) => lasting.get(facts) ?? [])),
  }
}

const fileOf = (keeper: Keeper, contents: Omit<FileContents, 'messages'>): ReadFile => {
  const found = sortBy(keeper.take(), ({ at }) => at)
  const count = found.length
  const { calls, messages } = groupMessages(keeper, found, contents.kind === 'capture' ? 'packet' : 'text')
  return {
    contents: { ...contents, messages: count },
    calls,
    partsOf: (index) => scanParts(keeper, messages[index] ?? []),
  }
}

const createCaptureFile = (): FileReader => {
  const keeper = createKeeper()
  const { scan } = createFactsScanner()
  const scanner = createSipScanner({
    message: (captured) => {
      const facts = scan(captured)
      if (facts !== undefined) keeper.add(captured, copyFacts(facts))
    },
  })
  const reader = createCaptureReader(scanner.push)
  return {
    push: (chunk) => {
      reader.push(chunk)
      return true
    },
    end: (end) => {
      const { format, packets, issues } = reader.end()
      const lost = [...issues, ...scanner.end(), ...keeper.lost(), ...endIssues[end]]
      return fileOf(keeper, { kind: 'capture', format, packets, issues: lost })
    },
  }
}

const createTextFile = (): FileReader => {
  const chunks: Uint8Array[] = []
  const keeper = createKeeper()
  let length = 0
  return {
    push: (chunk) => {
      chunks.push(chunk)
      length += chunk.length
      return length <= maxTextBytes
    },
    end: (end) => {
      if (length > maxTextBytes) return undefined
      const { format, messages, issues } = readText(joinBytes(chunks))
      if (messages.length === 0) return undefined
      for (const captured of messages) {
        const { message, frame, at, source, destination, transport } = captured
        keeper.add({ frame, at, source, destination, transport, bytes: message.bytes }, callFactsOf(captured))
      }
      const lost = [...issues, ...keeper.lost(), ...endIssues[end]]
      return fileOf(keeper, { kind: 'text', format, packets: 0, issues: lost })
    },
  }
}

/** Never throws on what is in the file. */
export const createFileReader = (): FileReader => {
  let start: Uint8Array = new Uint8Array()
  let reader: FileReader | undefined

  const choose = (): FileReader => {
    const chosen = detectFormat(start) === 'unknown' ? createTextFile() : createCaptureFile()
    chosen.push(start)
    return chosen
  }

  return {
    push: (chunk) => {
      if (reader !== undefined) return reader.push(chunk)
      start = start.length === 0 ? chunk : joinBytes([start, chunk])
      if (start.length >= FORMAT_BYTES) reader = choose()
      return true
    },
    end: (end) => (reader ?? choose()).end(end),
  }
}
