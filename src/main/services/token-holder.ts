// The tokens of one session: handed out, renewed before they run out and once when they are refused, by one try for all who
// wait. Quietly where a refresh token or a client secret allows it; else the browser is asked, and only for a person who waits.
import { AppError, cancelled } from '../app-error'
import type { Credential } from '../genesys/api-client'
import type { Turn } from '../genesys/retry-policy'
import type { Clock } from '../ports'

export interface Tokens {
  readonly accessToken: string
  /** Milliseconds since the epoch; undefined when the server did not say. */
  readonly expiresAt: number | undefined
  readonly refreshToken: string | undefined
}

export interface Renewal {
  /** New tokens without asking anybody; undefined where these tokens do not allow it. */
  readonly quietly: (tokens: Tokens) => ((signal: AbortSignal) => Promise<Tokens>) | undefined
  readonly byBrowser: ((signal: AbortSignal) => Promise<Tokens>) | undefined
}

interface TokenHolderOptions {
  readonly tokens: Tokens
  readonly renewal: Renewal
  readonly clock: Clock
  /** Aborted when the session is over. */
  readonly life: AbortSignal
  /** Whether the organization's limit on idle time has passed. */
  readonly isIdle: () => boolean
  readonly onUsed: () => void
  readonly onRenewed: (tokens: Tokens) => Promise<void>
  /** The browser is being asked, or is not any more. */
  readonly onAsking: (isAsking: boolean) => void
  readonly onEnded: (wasIdle: boolean) => void
}

export interface TokenHolder extends Credential {
  readonly tokens: () => Tokens
  readonly renewsQuietly: () => boolean
  /** New tokens are on their way. */
  readonly isRenewing: () => boolean
}

/** Long enough for a request to arrive before the token runs out. */
const marginMs = 60_000

const ended = (cause?: unknown): AppError =>
  new AppError('auth.expired', 'Genesys Cloud no longer accepts this session.', { httpStatus: 401, cause })

/** What was wrong with the network or the server says nothing about the session. */
const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && error.code.startsWith('auth.') && error.code !== 'auth.cancelled'

interface Flight {
  readonly arrived: Promise<string>
  readonly controller: AbortController
  waiting: number
  /** The browser is being asked. */
  isAsking: boolean
}

export const createTokenHolder = (options: TokenHolderOptions): TokenHolder => {
  const { renewal, clock, life, isIdle, onUsed, onRenewed, onAsking, onEnded } = options
  let tokens = options.tokens
  let flight: Flight | undefined

  const askBrowser = async (ask: (signal: AbortSignal) => Promise<Tokens>, signal: AbortSignal): Promise<Tokens> => {
    onAsking(true)
    try {
      return await ask(signal)
    } finally {
      onAsking(false)
    }
  }

  const obtain = async ({ urgency }: Turn, signal: AbortSignal, mine: Omit<Flight, 'arrived'>): Promise<Tokens> => {
    const quietly = renewal.quietly(tokens)
    if (quietly !== undefined) {
      try {
        return await quietly(signal)
      } catch (error) {
        if (!isRefusal(error)) throw error
        // It will be refused the next time as well.
        tokens = { ...tokens, refreshToken: undefined }
        if (mine.waiting === 0) throw cancelled()
      }
    }
    if (renewal.byBrowser === undefined || urgency === 'background') throw ended()
    mine.isAsking = true
    return askBrowser(renewal.byBrowser, signal)
  }

  const start = (turn: Turn): Flight => {
    const controller = new AbortController()
    const mine = { controller, waiting: 0, isAsking: false }
    const stop = (): void => controller.abort()
    if (life.aborted) stop()
    life.addEventListener('abort', stop, { once: true })
    const run = async (): Promise<string> => {
      try {
        tokens = await obtain(turn, controller.signal, mine)
        await onRenewed(tokens)
        return tokens.accessToken
      } finally {
        life.removeEventListener('abort', stop)
        if (flight?.controller === controller) flight = undefined
      }
    }
    return Object.assign(mine, { arrived: run() })
  }

  /**
   * Who no longer wants it leaves; the last one who does ends the asking. Not so what is had quietly: the server may have
   * taken the refresh token by then, and what it gives in its place is wanted next time.
   */
  const join = async (turn: Turn): Promise<string> => {
    const { signal } = turn
    if (signal.aborted) throw cancelled()
    flight ??= start(turn)
    const joined = flight
    joined.waiting += 1
    let leave = (): void => undefined
    try {
      const left = new Promise<never>((_, reject) => {
        leave = (): void => reject(cancelled())
        signal.addEventListener('abort', leave, { once: true })
      })
      return await Promise.race([joined.arrived, left])
    } finally {
      signal.removeEventListener('abort', leave)
      joined.waiting -= 1
      if (joined.waiting === 0 && joined.isAsking) {
        joined.controller.abort()
        if (flight === joined) flight = undefined
      }
    }
  }

  const bearer = async (turn: Turn): Promise<string> => {
    const { accessToken, expiresAt } = tokens
    const isGood = expiresAt === undefined || clock.now() < expiresAt - marginMs
    // An idle session is the organization's to end.
    if (isGood || isIdle() || renewal.quietly(tokens) === undefined) return accessToken
    try {
      return await join(turn)
    } catch (error) {
      // The old one still has its minute, and if it has not, its refusal will tell.
      if (turn.signal.aborted || (!isRefusal(error) && clock.now() >= expiresAt)) throw error
      return accessToken
    }
  }

  const replace = async (refused: string, turn: Turn): Promise<string> => {
    if (tokens.accessToken !== refused) return tokens.accessToken
    if (isIdle()) {
      onEnded(true)
      throw ended()
    }
    try {
      return await join(turn)
    } catch (error) {
      if (!isRefusal(error) || life.aborted) throw error
      onEnded(false)
      throw error instanceof AppError && error.code === 'auth.other-person' ? error : ended(error)
    }
  }

  return {
    tokens: () => tokens,
    renewsQuietly: () => renewal.quietly(tokens) !== undefined,
    isRenewing: () => flight !== undefined,
    current: () => tokens.accessToken,
    bearer,
    replace,
    onUsed,
    onRefused: () => onEnded(false),
  }
}
