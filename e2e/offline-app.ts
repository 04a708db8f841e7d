// The real app on a machine without any network: in a network namespace of its own, which holds not even a loopback
// interface. Playwright cannot reach into it, so the window is driven over Chromium's debugging pipe (two inherited file
// descriptors, JSON ended by NUL).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { findExecutable, inheritedEnvironment, inNamespace, projectFolder, removeProfile } from './electron-host'

interface Answer {
  readonly id?: number
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

export interface OfflineApp {
  /** Value of a JavaScript expression in the window; JSON only. */
  readonly evaluate: (expression: string) => Promise<unknown>
  /** PNG of the window. */
  readonly screenshot: () => Promise<Buffer>
  readonly close: () => Promise<void>
}

const connect = (input: Writable, output: Readable) => {
  const waiting = new Map<number, (answer: Answer) => void>()
  let lastId = 0
  let rest = ''
  output.setEncoding('utf8')
  output.on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer
      if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
    }
  })
  return async (method: string, params: object, sessionId?: string): Promise<Record<string, unknown>> => {
    lastId += 1
    const id = lastId
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve))
    input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    const { result, error } = await answered
    if (result === undefined) throw new Error(`${method}: ${error?.message ?? 'no result'}`)
    return result
  }
}

/** Starts the app and attaches to its window. Linux only. */
export const launchOffline = async (): Promise<OfflineApp> => {
  const profile = await mkdtemp(join(tmpdir(), 'rung-profile-'))
  const program = await inNamespace({ kind: 'net', prepare: [] }, findExecutable(), profile)
  const child = spawn(program, [projectFolder, `--user-data-dir=${profile}`, '--remote-debugging-pipe'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: inheritedEnvironment(),
  })
  const exited = once(child, 'exit')
  const send = connect(child.stdio[3] as Writable, child.stdio[4] as Readable)

  const findPage = async (): Promise<string> => {
    for (;;) {
      const { targetInfos } = await send('Target.getTargets', {})
      const pages = targetInfos as readonly { readonly type: string; readonly targetId: string; readonly url: string }[]
      const page = pages.find(({ type, url }) => type === 'page' && url.startsWith('app:'))
      if (page !== undefined) return page.targetId
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const { sessionId } = await send('Target.attachToTarget', { targetId: await findPage(), flatten: true })

  return {
    evaluate: async (expression) => {
      const params = { expression, awaitPromise: true, returnByValue: true }
      const { result } = await send('Runtime.evaluate', params, sessionId as string)
      return (result as { readonly value?: unknown }).value
    },
    screenshot: async () => {
      const { data } = await send('Page.captureScreenshot', { format: 'png' }, sessionId as string)
      return Buffer.from(data as string, 'base64')
    },
    close: async () => {
      child.kill('SIGKILL')
      await exited
      await removeProfile(profile)
    },
  }
}
