// Real messages and captures to damage: of the repository, and of the corpus beside it where that is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractSip } from '../../src/core/capture/extract-sip'
import { readCapture } from '../../src/core/capture/read-capture'
import { writePcapng } from './write-pcapng'

const root = join(import.meta.dirname, '..', '..')
const shared = join(root, '..', 'shared', 'corpus')

/** Larger ones would take the time of many small ones and show nothing else. */
const longestMessage = 4096
const longestCapture = 12_288

/** Not a Buffer, whose views are slower. */
const readBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(path))

const filesIn = (folder: string, name: RegExp): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => name.test(path))
        .sort()
        .map((path) => join(folder, path))
    : []

const capturesIn = (folder: string): readonly Uint8Array[] =>
  filesIn(folder, /\.pcap(?:ng)?$/)
    .map(readBytes)
    .filter(({ length }) => length <= longestCapture)

/** The files are lists of block texts; line ends are CRLF on the wire (RFC 3261 7). */
const flowMessages = (path: string): readonly Uint8Array[] =>
  readFileSync(path, 'utf8')
    .split(/^- \|\+\n/m)
    .slice(1)
    .map((text) => new TextEncoder().encode(text.replaceAll(/^ {2}/gm, '').replaceAll('\n', '\r\n')))

const messagesIn = (capture: Uint8Array): readonly Uint8Array[] =>
  extractSip(readCapture(capture).packets).messages.map(({ message }) => message.bytes)

/** Of both formats. */
export const readCaptures = (): readonly Uint8Array[] => {
  const demo = capturesIn(join(root, 'resources', 'demo'))
  const rewritten = demo.map((capture) => writePcapng(readCapture(capture).packets))
  return [...demo, ...rewritten, ...capturesIn(join(shared, 'captures'))]
}

export const readMessages = (): readonly Uint8Array[] =>
  [
    ...filesIn(join(root, 'test', 'corpus', 'rfc4475'), /\.dat$/).map(readBytes),
    ...filesIn(join(root, 'test', 'corpus', 'rfc3665'), /\.yaml$/).flatMap(flowMessages),
    ...capturesIn(join(root, 'resources', 'demo')).flatMap(messagesIn),
    ...filesIn(join(shared, 'messages', 'libosip2'), /sip[^/]*\d$/).map(readBytes),
    ...filesIn(join(shared, 'messages', 'fuzz'), /\.sip$/).map(readBytes),
    ...filesIn(join(shared, 'messages', 'flows', 'rfc3515'), /\.yaml$/).flatMap(flowMessages),
  ].filter(({ length }) => length > 0 && length <= longestMessage)
