// Reads the recorded calls: manifest.json and one capture for each of its rows. The only file here that touches the disk.
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readCapture } from '../core/capture/read-capture'
import type { CallEntry, RecordedCall } from './calls/recorded-call'

const isText = (value: unknown): value is string => typeof value === 'string'

const isEntry = (value: unknown): value is CallEntry => {
  if (typeof value !== 'object' || value === null) return false
  const row = value as Partial<Record<keyof CallEntry, unknown>>
  return (
    [row.id, row.title, row.file, row.conversationId, row.participantId, row.from, row.to].every(isText) &&
    (row.direction === 'inbound' || row.direction === 'outbound') &&
    typeof row.minutesAgo === 'number' &&
    Array.isArray(row.callIds) &&
    row.callIds.every(isText)
  )
}

const loadCall = async (folder: string, row: unknown): Promise<RecordedCall> => {
  if (!isEntry(row)) throw new Error(`A row of the manifest in ${folder} is not a recorded call.`)
  if (row.file !== basename(row.file)) throw new Error(`Capture ${row.file} does not lie beside its manifest.`)
  const { packets } = readCapture(await readFile(join(folder, row.file)))
  if (packets.length === 0) throw new Error(`Capture ${row.file} holds no packets.`)
  return { entry: row, packets }
}

/** Throws when the folder, its manifest or one of its captures cannot be read: they are part of the program. */
export const loadDemoCalls = async (folder: string): Promise<readonly RecordedCall[]> => {
  const rows: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
  if (!Array.isArray(rows)) throw new Error(`The manifest in ${folder} is not a list.`)
  const calls = await Promise.all(rows.map((row: unknown) => loadCall(folder, row)))
  // One answer may join packets of several calls, and a classic pcap has one link type.
  const linkTypes = new Set(calls.flatMap(({ packets }) => packets.map(({ linkType }) => linkType)))
  if (linkTypes.size > 1) throw new Error(`The captures in ${folder} have several link types.`)
  return calls
}
