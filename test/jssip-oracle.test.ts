// JsSIP as an oracle: of every recorded message that it accepts, both parsers must read the same fields. (It refuses most
// odd messages, which is why it is no oracle for those.)
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import Parser from 'jssip/lib/Parser'
import { extractSip } from '../src/core/capture/extract-sip'
import { readCapture } from '../src/core/capture/read-capture'
import type { SipMessage } from '../src/core/sip/message'
import { bodyTextOf, callIdOf, cseqOf, fromOf, headersOf, toOf, topViaOf } from '../src/core/sip/read-fields'

const demoFolder = join(import.meta.dirname, '../resources/demo')

const messagesOf = async (file: string): Promise<readonly SipMessage[]> => {
  const { packets } = readCapture(new Uint8Array(await readFile(join(demoFolder, file))))
  return extractSip(packets).messages.map(({ message }) => message)
}

const ourReading = (message: SipMessage) => {
  const { startLine } = message
  const [from, to, cseq] = [fromOf(message), toOf(message), cseqOf(message)]
  return {
    start: startLine.kind === 'request' ? startLine.method : `${startLine.status} ${startLine.reason}`,
    callId: callIdOf(message),
    cseq: `${cseq?.number ?? ''} ${cseq?.method ?? ''}`,
    from: [from?.user, from?.host, from?.tag, from?.displayName],
    to: [to?.user, to?.host, to?.tag],
    branch: topViaOf(message)?.branch,
    vias: viasOf(message),
    contacts: headersOf(message, 'Contact').length,
    body: bodyTextOf(message),
  }
}

const viasOf = (message: SipMessage): string[] => headersOf(message, 'Via').map(({ value }) => value)

const jssipReading = (message: SipMessage): ReturnType<typeof ourReading> | undefined => {
  const read = Parser.parseMessage(new TextDecoder().decode(message.bytes), undefined)
  if (read === undefined) return undefined
  const { from, to } = read
  return {
    // JsSIP gives a response the method of its CSeq.
    start: read.status_code === undefined ? read.method : `${read.status_code} ${read.reason_phrase ?? ''}`,
    callId: read.call_id,
    cseq: `${read.cseq} ${read.getHeader('cseq')?.split(' ')[1] ?? ''}`,
    from: [from.uri.user, from.uri.host, read.from_tag ?? '', from.display_name ?? ''],
    to: [to.uri.user, to.uri.host, read.to_tag ?? ''],
    // Of several Vias in one field JsSIP takes the last, which is not the top one.
    branch: viasOf(message)[0]?.includes(',') === true ? topViaOf(message)?.branch : read.via_branch,
    vias: [...read.getHeaders('via')],
    contacts: read.getHeaders('contact').length,
    body: read.body ?? '',
  }
}

describe('against JsSIP', () => {
  it('given the recorded calls, then both read the same start line, ids, parties, Vias and body', async () => {
    const files = (await readdir(demoFolder)).filter((name) => name.endsWith('.pcap'))
    let compared = 0
    for (const file of files) {
      for (const message of await messagesOf(file)) {
        const theirs = jssipReading(message)
        if (theirs === undefined) continue
        expect(ourReading(message), file).toEqual(theirs)
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(100)
  })
})
