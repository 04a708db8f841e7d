// Records the calls of the demonstration organization with real SIP stacks into resources/demo. Root on Debian, with the
// packages sip-tester, kamailio, tshark and iproute2:  node scripts/record/record.mjs [call …]
import { execFile } from 'node:child_process'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { calls } from './calls.mjs'
import { createNetwork, removeNetwork } from './network.mjs'
import { play } from './play.mjs'

const run = promisify(execFile)
const folder = new URL('../../resources/demo/', import.meta.url).pathname
const manifestPath = join(folder, 'manifest.json')

const readManifest = async () => JSON.parse(await readFile(manifestPath, 'utf8').catch(() => '[]'))

/** What tshark finds in the file: the manifest says nothing that was not seen. */
const describe = async (call, file) => {
  const fields = ['frame.time_epoch', 'sip.Call-ID'].flatMap((field) => ['-e', field])
  const all = (await run('tshark', ['-r', file, '-T', 'fields', '-e', 'frame.time_epoch'])).stdout.trim().split('\n')
  const sip = (await run('tshark', ['-r', file, '-Y', 'sip', '-T', 'fields', ...fields])).stdout.trim().split('\n')
  const malformed = (await run('tshark', ['-r', file, '-Y', '_ws.malformed'])).stdout.trim()
  if (malformed !== '') throw new Error(`${call.id}: tshark finds malformed packets\n${malformed}`)
  const [start, end] = [Number(all[0]), Number(all.at(-1))]
  const { id, title, conversationId, participantId, direction, from, to, minutesAgo } = call
  return {
    id,
    title,
    file: `${id}.pcap`,
    conversationId,
    participantId,
    direction,
    from,
    to,
    callIds: [...new Set(sip.map((line) => line.split('\t')[1]))],
    packets: all.length,
    sipMessages: sip.length,
    recordedAt: new Date(start * 1000).toISOString(),
    durationSeconds: Math.round((end - start) * 1000) / 1000,
    minutesAgo,
  }
}

/** Without ARP and what else is not part of the call. */
const keepCall = async (raw, file) => {
  await run('tshark', ['-r', raw, '-Y', 'sip || rtp || tcp', '-F', 'pcap', '-w', file])
  await rm(raw)
}

const wanted = process.argv.slice(2)
const chosen = wanted.length === 0 ? calls : calls.filter(({ id }) => wanted.includes(id))
if (chosen.length < wanted.length) throw new Error(`Known calls: ${calls.map(({ id }) => id).join(', ')}`)

await mkdir(folder, { recursive: true })
process.once('SIGINT', () => {
  removeNetwork()
  process.exit(130)
})
const failures = []
createNetwork()
try {
  for (const call of chosen) {
    const raw = join(folder, `${call.id}.raw`)
    const file = join(folder, `${call.id}.pcap`)
    try {
      await play(call, raw)
      await keepCall(raw, file)
      const entry = await describe(call, file)
      const others = (await readManifest()).filter(({ id }) => id !== call.id)
      const order = calls.map(({ id }) => id)
      const manifest = [...others, entry].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
      await writeFile(`${manifestPath}.part`, `${JSON.stringify(manifest, null, 2)}\n`)
      await rename(`${manifestPath}.part`, manifestPath)
      console.log(`${call.id.padEnd(20)} ${String(entry.sipMessages).padStart(3)} messages  ${entry.durationSeconds} s`)
    } catch (error) {
      failures.push(call.id)
      await rm(raw, { force: true })
      console.error(`${call.id}: ${error.message}`)
    }
  }
} finally {
  removeNetwork()
}
if (failures.length > 0) {
  console.error(`Not recorded: ${failures.join(', ')}`)
  process.exitCode = 1
}
