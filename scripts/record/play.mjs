// Plays one call: sipp processes in their namespaces, Kamailio where the call passes it, dumpcap on the switch.
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { hosts } from './hosts.mjs'
import { captureSpace, spaceOf } from './network.mjs'
import { scenario } from './scenario.mjs'

const run = promisify(execFile)
const callTimeoutSeconds = 55
const inSpace = (space, ...command) => ['netns', 'exec', space, ...command]

const sippArgs = ({ host, to, port = 5060, args = [] }, file) => [
  ...(to === undefined ? [] : [`${hosts[to]}:5060`]),
  ...['-sf', file, '-i', hosts[host], '-p', String(port), '-m', '1', '-nostdin', '-nd'],
  ...['-timeout', `${callTimeoutSeconds}s`, '-timeout_error', '-default_behaviors', 'none'],
  ...[
    '-trace_err',
    ...(process.env.KEEP ? ['-trace_msg', '-message_file', file + '.msg'] : []),
    '-error_file',
    `${file}.errors`,
  ],
  ...args,
]

/** Rejects with sipp's own words when the scenario did not run as written. */
const runSipp = async (part, file, folder) => {
  try {
    await run('ip', inSpace(spaceOf(part.host), 'sipp', ...sippArgs(part, file)), { cwd: folder, maxBuffer: 1 << 24 })
  } catch (error) {
    const words = await readFile(`${file}.errors`, 'utf8').catch(() => String(error.stderr))
    throw new Error(`${part.host} ${part.name ?? ''}: sipp ended with ${error.code}\n${words.slice(-2500)}`)
  }
}

/** A leg that another leg starts: a shell script for sipp's <exec>, given the Call-ID of the leg that starts it. */
const writeStarter = async (part, file, folder, call) => {
  const path = join(folder, `start-${part.name}.sh`)
  const command = ['sipp', ...sippArgs(part, `${file}.started`)].map((word) => `'${word}'`).join(' ')
  const lines = [
    '#!/bin/sh',
    `cd '${folder}'`,
    `sed "s#\\[cid_of_a\\]#$1#" '${file}' > '${file}.started'`,
    `${command} > '${file}.log' 2>&1`,
    `echo $? > '${file}.exit'`,
  ]
  await writeFile(path, `${lines.join('\n')}\n`)
  return [`[start_${part.name.replace('-', '_')}]`, path, call]
}

const startKamailio = async (call, folder) => {
  if (!JSON.stringify(call.parts().map(({ to }) => to)).includes('proxy')) return undefined
  const config = new URL('kamailio.cfg', import.meta.url).pathname
  const child = spawn(
    'ip',
    inSpace(spaceOf('proxy'), 'kamailio', '-f', config, '-DD', '-E', '-m', '16', '-M', '4', '-Y', folder),
    {
      stdio: 'ignore',
    },
  )
  await sleep(1500)
  return child
}

const startCapture = async (file) => {
  const child = spawn('ip', inSpace(captureSpace, 'dumpcap', '-P', '-q', '-i', 'br0', '-f', 'ip', '-w', file), {
    stdio: 'ignore',
  })
  await sleep(1200)
  return child
}

const stop = async (child) => {
  if (child === undefined || child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await Promise.race([ended, sleep(3000)])
  if (child.exitCode === null) child.kill('SIGKILL')
}

/** Records one call into `pcap`. */
export const play = async (call, pcap) => {
  const folder = await mkdtemp(join(tmpdir(), `rung-record-`))
  let capture
  let kamailio
  try {
    const parts = call.parts().map((part, index) => ({ ...part, file: join(folder, `${index}.xml`) }))
    const starters = await Promise.all(
      parts.filter(({ startedBy }) => startedBy !== undefined).map((part) => writeStarter(part, part.file, folder)),
    )
    for (const { file, steps } of parts) {
      const text = starters.reduce((xml, [name, path]) => xml.replaceAll(name, path), scenario(call.id, steps))
      await writeFile(file, text)
    }
    kamailio = await startKamailio(call, folder)
    capture = await startCapture(pcap)
    const own = parts.filter(({ startedBy }) => startedBy === undefined)
    const listeners = own.filter(({ to }) => to === undefined).map((part) => runSipp(part, part.file, folder))
    const settled = Promise.allSettled(listeners)
    await sleep(500)
    for (const part of own.filter(({ to }) => to !== undefined)) await runSipp(part, part.file, folder)
    for (const result of await settled) if (result.status === 'rejected') throw result.reason
    if (starters.length > 0) await sleep(2500)
    await sleep(400)
  } finally {
    await stop(capture)
    await stop(kamailio)
    if (!process.env.KEEP) await rm(folder, { recursive: true, force: true })
    else console.log(folder)
  }
}
