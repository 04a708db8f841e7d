// A capture of any size, made of the calls in resources/demo: copies of real SIP from a real stack, each with identifiers
// of its own, interleaved as on a busy trunk.

import { closeSync, openSync, readdirSync, writeSync } from 'node:fs'
import { demoFolder, fileHeader, makeRecord, readPackets } from './recorded-packets.mjs'

/** A new round of all recorded calls begins this often, so that some hundred calls are up at any time. */
const roundMicros = 200_000

/**
 * What tells one call from another: Call-IDs, tags, branches, and the conversation id. The place of each is where a copy
 * gets its number.
 */
const identifiers = [
  /^(?:Call-ID|i|X-CID|X-Call-ID):[ \t]*/gim,
  /;tag=/gi,
  /;branch=z9hG4bK/gi,
  /^x-inin-cnv:[ \t]*/gim,
  /(?:from-tag|to-tag)=/gi,
  /Replaces=/gi,
]

const offsetsOf = (text) =>
  identifiers
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match.index + match[0].length))
    .sort((a, b) => a - b)

/** Text cut where a copy's number goes. */
const piecesOf = (text) => {
  const offsets = [0, ...offsetsOf(text), text.length]
  return offsets.slice(1).map((end, index) => text.slice(offsets[index], end))
}

/** One recorded call, its messages in pieces. */
const readTemplate = (name) =>
  readPackets(name).map(({ micros, headers, head, body }) => ({ micros, headers, pieces: piecesOf(head), body }))

const readTemplates = () =>
  readdirSync(demoFolder)
    .filter((name) => name.endsWith('.pcap'))
    .sort()
    .map(readTemplate)
    .filter((packets) => packets.length > 0)

const recordOf = ({ headers, pieces, body }, copy, atMicros) => {
  const number = copy.toString(16).padStart(8, '0')
  return makeRecord(headers, pieces.join(`${number}-`) + body, atMicros)
}

/**
 * Writes a classic pcap with at least `messages` SIP messages, whole rounds of all recorded UDP calls, in order of time.
 * @returns {{ messages: number, bytes: number }}
 */
export const makeCapture = (path, messages) => {
  const templates = readTemplates()
  const perRound = templates.reduce((sum, packets) => sum + packets.length, 0)
  const rounds = Math.ceil(messages / perRound)
  const startMicros = 1_700_000_000 * 1e6
  const all = Array.from({ length: rounds }, (_, round) =>
    templates.flatMap((packets, index) =>
      packets.map((packet) => ({
        packet,
        round,
        at: startMicros + round * roundMicros + index * Math.floor(roundMicros / templates.length) + packet.micros,
      })),
    ),
  ).flat()
  all.sort((a, b) => a.at - b.at)
  const file = openSync(path, 'w')
  let bytes = writeSync(file, fileHeader())
  for (let at = 0; at < all.length; at += 10_000) {
    const records = all.slice(at, at + 10_000).map((each) => recordOf(each.packet, each.round, each.at))
    bytes += writeSync(file, Buffer.concat(records))
  }
  closeSync(file)
  return { messages: all.length, bytes }
}
