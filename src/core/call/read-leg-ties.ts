// Headers by which a message names another leg of its call → ties.
import { tieHeaders } from '../sip/scan-headers'
import { decodeEscapes } from '../sip/decode-escapes'
import { readBranch } from '../sip/read-branch'
import { splitOutsideQuotes } from '../sip/split-outside-quotes'
import { noTies, type LegTie } from './leg-tie'

/** More than this in one message is noise: Max-Forwards lets no request pass more than 70 hops (RFC 3261 8.1.1.6). */
const maxTies = 72
const maxValueLength = 512

/** Call-IDs end before any parameter: `word` holds no `;`, `,` or space (RFC 3261 25.1). */
const tokenIn = (text: string): string => /^[^\s;,]+/.exec(text)?.[0] ?? ''

/** `sess-id` is 32 hex digits (RFC 7989 5); some write the UUID with its dashes. The nil UUID stands for "not yet known". */
const sessionsIn = (text: string): readonly string[] => {
  const [local = '', ...parameters] = text.split(';', 16)
  const remote = parameters.find((parameter) => /^\s*remote\s*=/i.test(parameter))
  return [local, remote?.slice(remote.indexOf('=') + 1) ?? '']
    .map((uuid) => uuid.trim().replaceAll('-', '').toLowerCase())
    .filter((uuid) => /^[\da-f]{32}$/.test(uuid) && !/^0+$/.test(uuid))
}

/** A header inside a URI is escaped (RFC 3261 19.1.1), as in `Refer-To: <sip:b@c?Replaces=id%3Bto-tag%3D…>` (RFC 5589 7). */
const replacedIn = (referTo: string): string => {
  const [, escaped] = /[?&]Replaces=([^&>\s]+)/i.exec(referTo) ?? []
  return escaped === undefined ? '' : tokenIn(decodeEscapes(escaped))
}

const branchesIn = (via: string): readonly string[] =>
  (via.includes(',') ? splitOutsideQuotes(via, ',') : [via]).map((value) => readBranch(value).branch)

/** Whether a header can hold a tie at all: spares the others any work. */
const tieNames = new RegExp(`^(?:${[...tieHeaders, 'via'].join('|')})$`, 'i')

const readTie = (name: string, value: string): readonly LegTie[] => {
  switch (name.toLowerCase()) {
    case 'x-genesys-calluuid':
      return [{ kind: 'call-uuid', value: tokenIn(value).toLowerCase() }]
    case 'session-id':
      return sessionsIn(value).map((uuid) => ({ kind: 'session', value: uuid }))
    case 'replaces':
      return [{ kind: 'replaces', value: tokenIn(value) }]
    case 'refer-to':
      return [{ kind: 'replaces', value: replacedIn(value) }]
    default:
      return [{ kind: 'a-leg', value: tokenIn(value) }]
  }
}

interface Naming {
  readonly name: string
  readonly value: string
}

/** Whether the message is an INVITE that sets up a leg: within a dialog the branches of its Vias say nothing new. */
interface Named {
  readonly callId: string
  readonly setsUp: boolean
}

/**
 * Each tie once, in the order of the headers; what names the message's own Call-ID is no tie. `headers`: all of the message,
 * or at least those that can hold a tie. Linear in the headers.
 */
export const readLegTies = (headers: readonly Naming[], { callId, setsUp }: Named): readonly LegTie[] => {
  const ties: LegTie[] = []
  const branches: string[] = []
  for (const { name, value } of headers) {
    if (ties.length + branches.length > maxTies) break
    if (!tieNames.test(name)) continue
    if (name !== 'Via') ties.push(...readTie(name, value))
    else if (setsUp) branches.push(...branchesIn(value).slice(0, maxTies))
  }
  // The top Via is the sender's own hop.
  ties.push(...branches.slice(1).map((branch) => ({ kind: 'via', value: branch }) as const))
  const seen = new Set<string>()
  const own = ties.filter(({ kind, value }) => {
    const key = `${kind} ${value}`
    if (value === '' || value === callId || value.length > maxValueLength || seen.has(key)) return false
    seen.add(key)
    return true
  })
  return own.length === 0 ? noTies : own.slice(0, maxTies)
}
