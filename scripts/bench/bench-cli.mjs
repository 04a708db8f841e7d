// How long Rung's command line takes for a large capture, and how much memory, beside sngrep and tshark on the same file.
// Whole processes from start to exit.

import { join } from 'node:path'
import { say } from '../setup/console.mjs'
import { inProject } from '../setup/project.mjs'
import { ensurePackages, packageSets } from '../setup/system-packages.mjs'
import { makeCapture } from './make-capture.mjs'
import { measure, median } from './measure.mjs'
import { readCount } from './read-count.mjs'

const rounds = 5

const rung = (...args) => [process.execPath, inProject('out', 'cli', 'rung.js'), 'inspect', ...args]
const sngrep = (file) => ['sngrep', '-N', '-q', '-l', '1000000', '-I', file]
const tshark = (file) => [
  ...['tshark', '-r', file, '-Y', 'sip', '-T', 'fields'],
  ...['-e', 'frame.number', '-e', 'sip.Call-ID', '-e', 'sip.CSeq'],
]

const times = (a, b) => (a / b).toFixed(2)

const report = (topic, { seconds, kilobytes }) =>
  say(
    topic,
    `${median(seconds).toFixed(2)} s (${seconds.map((each) => each.toFixed(2)).join(' ')}), peak ${(median(kilobytes) / 1024).toFixed(0)} MiB`,
  )

/** Commands take turns, so that a change in the machine's speed meets all of them. */
const measureInTurn = async (commands, count) => {
  const results = commands.map(() => ({ seconds: [], kilobytes: [] }))
  for (let round = 0; round < count; round += 1) {
    for (const [index, command] of commands.entries()) {
      const { seconds, kilobytes } = await measure(command)
      results[index].seconds.push(seconds)
      results[index].kilobytes.push(kilobytes)
    }
  }
  return results
}

/** Writes its captures to `folder`. */
export const benchCli = async (folder, args) => {
  await ensurePackages(packageSets.bench)
  const messages = readCount(args, 'messages', 200_000)
  const [small, large] = [1, 2].map((factor) => {
    const file = join(folder, `${factor}n.pcap`)
    const made = makeCapture(file, messages * factor)
    say(`${factor}N`, `${made.messages} messages of recorded calls, ${(made.bytes / 1e6).toFixed(0)} MB`)
    return file
  })
  const [summary, peer, twice, peerTwice] = await measureInTurn(
    [rung(small), sngrep(small), rung(large), sngrep(large)],
    rounds,
  )
  report('rung N', summary)
  report('sngrep N', peer)
  report('rung 2N', twice)
  report('sngrep 2N', peerTwice)
  say('Summary', `sngrep / rung = ${times(median(peer.seconds), median(summary.seconds))} in time at N`)
  say('Summary', `sngrep / rung = ${times(median(peerTwice.seconds), median(twice.seconds))} in time at 2N`)
  say('Summary', `rung / sngrep = ${times(median(summary.kilobytes), median(peer.kilobytes))} in peak memory at N`)
  say('Summary', `rung / sngrep = ${times(median(twice.kilobytes), median(peerTwice.kilobytes))} in peak memory at 2N`)
  say('Summary', `time(2N) / time(N) = ${times(median(twice.seconds), median(summary.seconds))}`)

  const [json, jsonTwice] = await measureInTurn([rung('--json', small), rung('--json', large)], 3)
  report('rung --json N', json)
  report('rung --json 2N', jsonTwice)
  say('JSON', `time(2N) / time(N) = ${times(median(jsonTwice.seconds), median(json.seconds))}`)
  // Minutes long, so once is enough.
  const [fields] = await measureInTurn([tshark(small)], 1)
  report('tshark N', fields)
  say('JSON', `tshark / rung = ${times(median(fields.seconds), median(json.seconds))} in time at N`)
}
