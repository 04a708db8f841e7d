// `rung search` and `rung fetch-pcap`: what talks to Genesys Cloud, loaded only when it is asked for.
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { AppError } from '../../main/app-error'
import type { CloudCommand } from '../cloud-commands'
import { UsageError } from '../usage'
import { faultLine } from './fault-line'
import { readSelection } from './read-selection'
import { runFetchPcap } from './run-fetch-pcap'
import { runSearch, SomeFailed } from './run-search'

type Print = (pieces: Iterable<string>) => Promise<void>

const exitCodes = { found: 0, fault: 1, nothing: 3, cancelled: 130 } as const

const readCommandLine = (args: readonly string[]) => {
  const one = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      options: {
        conversation: { type: 'string', multiple: true },
        'call-id': one,
        from: one,
        to: one,
        since: one,
        until: one,
        last: one,
        region: one,
        domain: one,
        profile: one,
        out: one,
        json: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The command line cannot be read.')
  }
}

/** Ends what is under way at Ctrl+C; a second one ends the process at once. */
const abortAtInterrupt = (): AbortSignal => {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort())
  return controller.signal
}

/** Resolves to the exit code. Rejects with UsageError and InputError, which every command tells in one way. */
export const runCloudCommand = async (name: CloudCommand, args: readonly string[], print: Print): Promise<number> => {
  const { out, ...values } = readCommandLine(args)
  if (name === 'search' && out !== undefined) throw new UsageError('--out is for fetch-pcap.')
  const selection = await readSelection(values, () => text(process.stdin), Date.now())
  const signal = abortAtInterrupt()
  const { region, domain, profile, json } = values
  if (profile !== undefined && (region ?? domain) !== undefined) {
    throw new UsageError('--profile says where to sign in; --region and --domain do not go with it.')
  }
  const options = { region, domain, profile, json, print, signal }
  try {
    const outcome = await (name === 'search'
      ? runSearch(selection, options)
      : runFetchPcap(selection, { ...options, out }))
    if (outcome === 'nothing' && name === 'fetch-pcap') process.stderr.write('rung: No such call was found.\n')
    return exitCodes[outcome]
  } catch (error) {
    if (signal.aborted) {
      process.stderr.write('rung: Cancelled.\n')
      return exitCodes.cancelled
    }
    if (error instanceof SomeFailed) process.stderr.write(`rung: ${error.message}\n`)
    else if (error instanceof AppError) process.stderr.write(faultLine(error))
    else throw error
    return exitCodes.fault
  }
}
