// `rung` in a terminal: arguments in, lines or JSON out, exit codes as `usage` says.
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { inspectFile, type Inspection } from '../core/inspect/inspect-file'
import packageJson from '../../package.json' with { type: 'json' }
import { drawLadder, isLadderFormat, ladderFormats } from './draw-ladder'
import { inspectionJson, inspectionText } from './print-inspection'
import { InputError, readSipFile } from './read-sip-file'
import { usage, UsageError } from './usage'

const bytesPerWrite = 65_536

/** Waits for a slow reader; many small pieces become few writes. */
const print = async (pieces: Iterable<string>): Promise<void> => {
  let waiting = ''
  const flush = async (): Promise<void> => {
    if (waiting !== '' && !process.stdout.write(waiting)) await once(process.stdout, 'drain')
    waiting = ''
  }
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length >= bytesPerWrite) await flush()
  }
  await flush()
}

const readCommandLine = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        'call-id': { type: 'string' },
        format: { type: 'string', default: 'text' },
        out: { type: 'string' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The command line cannot be read.')
  }
}

/** Messages and calls of one Call-ID; what they repeat is among them. */
const narrow = (inspection: Inspection, callId: string): Inspection => {
  const kept = inspection.messages.flatMap((message, index) => (message.facts.callId === callId ? [index] : []))
  const newIndex = new Map(kept.map((index, position) => [index, position]))
  return {
    ...inspection,
    messages: inspection.messages.filter(({ facts }) => facts.callId === callId),
    repeats: new Map(
      kept.flatMap((index) => {
        const repeat = inspection.repeats.get(index)
        const of = repeat === undefined ? undefined : newIndex.get(repeat.of)
        return repeat === undefined || of === undefined ? [] : [[newIndex.get(index) ?? 0, { ...repeat, of }] as const]
      }),
    ),
    calls: inspection.calls.filter(({ callIds }) => callIds.includes(callId)),
    streams: inspection.streams.filter((stream) => stream.callId === callId),
  }
}

type Options = ReturnType<typeof readCommandLine>['values']

const inspect = async (file: string, { json, 'call-id': callId }: Options): Promise<void> => {
  const whole = inspectFile(await readSipFile(file))
  const inspection = callId === undefined ? whole : narrow(whole, callId)
  await print(json ? inspectionJson(inspection) : inspectionText(inspection))
}

const ladder = async (file: string, { format, out, 'call-id': callId }: Options): Promise<void> => {
  if (!isLadderFormat(format)) throw new UsageError(`The formats are ${ladderFormats.join(', ')}.`)
  const drawn = drawLadder(await readSipFile(file), format, callId)
  if (drawn === undefined) throw new InputError(`${file}: it holds no such SIP message.`)
  if (out === undefined) return print([drawn])
  try {
    await writeFile(out, drawn)
  } catch {
    throw new InputError(`${out}: it cannot be written.`)
  }
}

const commands: Readonly<Record<string, (file: string, options: Options) => Promise<void>>> = { inspect, ladder }

const run = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = readCommandLine(args)
  if (values.help) return print([usage])
  if (values.version) return print([`${packageJson.version}\n`])
  const [name, file, ...more] = positionals
  if (name === undefined) throw new UsageError('A command is missing.')
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) throw new UsageError(`There is no command ${name}.`)
  if (file === undefined) throw new UsageError('A file is missing.')
  if (more.length > 0) throw new UsageError('Only one file can be read at a time.')
  await command(file, values)
}

// `rung … | head` closes the pipe early, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

run(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof UsageError) {
    process.stderr.write(`rung: ${error.message} See rung --help.\n`)
    process.exitCode = 2
  } else {
    const words = error instanceof InputError ? error.message : 'Something went wrong inside Rung.'
    process.stderr.write(`rung: ${words}\n`)
    process.exitCode = 1
  }
})
