// Contract → handler. Knows nothing of Electron, so that tests use the very same function.
import { calls, type CallName, type Handlers } from '../../shared/ipc/contract'
import type { Reply } from '../../shared/ipc/fault'
import { AppError, cancelled, toFault } from '../app-error'

export type Dispatch = (name: string, arg: unknown, signal: AbortSignal) => Promise<Reply<unknown>>

interface DispatcherOptions {
  /** Told of faults that are Rung's own mistakes. */
  readonly onInternalError: (name: string, error: unknown) => void
}

const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name)

export const createDispatcher =
  (handlers: Handlers, { onInternalError }: DispatcherOptions): Dispatch =>
  async (name, arg, signal) => {
    try {
      if (!isCallName(name)) throw new AppError('ipc.unknown-call', 'The page made a call that does not exist.')
      const parsed = calls[name].input.safeParse(arg)
      if (!parsed.success) {
        const [issue] = parsed.error.issues
        const where = issue === undefined || issue.path.length === 0 ? 'argument' : issue.path.join('.')
        throw new AppError('ipc.bad-argument', `Not accepted: ${where} (${issue?.message ?? 'wrong shape'}).`)
      }
      const handle = handlers[name] as (arg: unknown, signal: AbortSignal) => unknown
      const value = await handle(parsed.data, signal)
      // An abort that came after the work was done still counts: the page has moved on.
      return signal.aborted ? { ok: false, fault: toFault(cancelled()) } : { ok: true, value }
    } catch (error) {
      const fault = toFault(error)
      if (fault.code === 'internal') onInternalError(name, error)
      return { ok: false, fault }
    }
  }
