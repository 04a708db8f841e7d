// `rung` in a terminal: arguments in, lines or JSON out, exit codes as `usage` says.
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createSipExtractor } from '../core/capture/extract-sip'
import { parseFilter } from '../core/filter/parse-filter'
import { messageVocabulary } from '../core/filter/message-vocabulary'
import { filterInspection, narrowToCallId } from '../core/inspect/filter-inspection'
import { createCaptureInspector, inspectText } from '../core/inspect/inspect-file'
import type { FileSummary, Inspection } from '../core/inspect/inspection'
import { createCaptureSummarizer } from '../core/inspect/summarize-capture'
import packageJson from '../../package.json' with { type: 'json' }
import { isCloudCommand } from './cloud-commands'
import { drawLadder, isLadderFormat, ladderFormats } from './draw-ladder'
import { inspectionJson, summaryText } from './print-inspection'
import { InputError, openSipFile } from './read-sip-file'
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
        filter: { type: 'string' },
        format: { type: 'string', default: 'text' },
        out: { type: 'string' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The command line cannot be read.')
  }
}

type Options = ReturnType<typeof readCommandLine>['values']

const inspectWhole = async (file: string, options?: { readonly keepsBytes: boolean }): Promise<Inspection> => {
  const inspector = createCaptureInspector(options)
  const opened = await openSipFile(file, inspector.push)
  return opened.kind === 'text' ? inspectText(opened.text) : inspector.end(opened.summary)
}

/** The quick way, unless the file's order does not let it. */
const summarize = async (file: string): Promise<FileSummary> => {
  const summarizer = createCaptureSummarizer()
  const opened = await openSipFile(file, summarizer.push)
  if (opened.kind === 'text') return inspectText(opened.text)
  return summarizer.end(opened.summary) ?? (await inspectWhole(file))
}

const readFilter = (text: string) => {
  const { filter, issues } = parseFilter(text, messageVocabulary)
  const [issue] = issues
  // A window may take a half-typed filter as far as it goes; a script should not get what it did not ask for.
  if (issue !== undefined) throw new UsageError([issue.message, issue.suggestion?.text ?? ''].join(' ').trim())
  return filter
}

const inspect = async (file: string, { json, 'call-id': callId, filter: text }: Options): Promise<void> => {
  if (!json && callId === undefined && text === undefined) return print(summaryText(await summarize(file)))
  const filter = text === undefined ? undefined : readFilter(text)
  const whole = await inspectWhole(file, { keepsBytes: filter !== undefined })
  const own = callId === undefined ? whole : narrowToCallId(whole, callId)
  const inspection = filter === undefined ? own : filterInspection(own, filter)
  return print(json ? inspectionJson(inspection) : summaryText(inspection))
}

const ladder = async (file: string, { format, out, 'call-id': callId }: Options): Promise<void> => {
  if (!isLadderFormat(format)) throw new UsageError(`The formats are ${ladderFormats.join(', ')}.`)
  const extractor = createSipExtractor()
  // Messages are kept, the file's bytes are not.
  const opened = await openSipFile(file, (packet) => extractor.push({ ...packet, data: packet.data.slice() }))
  const { messages } = opened.kind === 'text' ? opened.text : extractor.end()
  const drawn = drawLadder(messages, format, callId)
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
  const [first = '', ...rest] = args
  if (isCloudCommand(first)) {
    if (rest.includes('--help') || rest.includes('-h')) return print([usage])
    // What reads a file starts without what talks to a server.
    const { runCloudCommand } = await import('./cloud/run-cloud-command')
    process.exitCode = await runCloudCommand(first, rest, print)
    return
  }
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
