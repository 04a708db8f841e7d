// A time limit beside a caller's wish to stop. Holds its timer itself and ends what waits: signals joined by
// AbortSignal.any can be collected as garbage while a body is still being read, and then nothing ever ends it.

export interface Deadline {
  /** For fetch and streams. */
  readonly signal: AbortSignal
  readonly isLate: () => boolean
  readonly expire: () => void
  /** Rejects as soon as the time is up or the caller stops, whatever becomes of the work. */
  readonly guard: <T>(work: Promise<T>) => Promise<T>
  readonly end: () => void
}

/** `milliseconds` undefined: only `expire` ends it. */
export const startDeadline = (caller: AbortSignal, milliseconds: number | undefined): Deadline => {
  const controller = new AbortController()
  const { signal } = controller
  let isLate = false
  const expire = (): void => {
    if (signal.aborted) return
    isLate = true
    controller.abort(new DOMException('The time is up.', 'TimeoutError'))
  }
  const stop = (): void => controller.abort(caller.reason)
  const timer = milliseconds === undefined ? undefined : setTimeout(expire, milliseconds)
  if (caller.aborted) stop()
  else caller.addEventListener('abort', stop, { once: true })
  return {
    signal,
    isLate: () => isLate,
    expire,
    guard: (work) =>
      new Promise((resolve, reject) => {
        const giveUp = (): void => reject(signal.reason as Error)
        if (signal.aborted) giveUp()
        else signal.addEventListener('abort', giveUp, { once: true })
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
      }),
    end: () => {
      clearTimeout(timer)
      caller.removeEventListener('abort', stop)
    },
  }
}
