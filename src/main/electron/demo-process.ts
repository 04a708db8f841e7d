// The demonstration organization: the simulator in a process of its own, started when somebody asks for it.
import { app, utilityProcess } from 'electron'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { AppError } from '../app-error'
import type { DemoOrganization, StartDemo } from '../ports'

const Listening = z.object({
  kind: z.literal('listening'),
  apiBase: z.string(),
  loginBase: z.string(),
  domain: z.string(),
  demoClient: z.object({ clientId: z.string(), clientSecret: z.string() }),
})

const startTimeoutMs = 20_000

const start = (): Promise<DemoOrganization> =>
  new Promise((resolve, reject) => {
    const entry = fileURLToPath(new URL('./simulator.js', import.meta.url))
    const child = utilityProcess.fork(entry, [join(app.getAppPath(), 'resources', 'demo')], {
      serviceName: 'Rung demonstration organization',
    })
    const fail = (cause: unknown): void => {
      reject(new AppError('internal', 'The demonstration organization could not be started.', { cause }))
    }
    const timer = setTimeout(() => {
      fail(new Error('no answer'))
      child.kill()
    }, startTimeoutMs)
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(new Error(`exit ${code}`))
    })
    child.once('message', (message: unknown) => {
      clearTimeout(timer)
      const parsed = Listening.safeParse(message)
      if (!parsed.success) {
        fail(parsed.error)
        return
      }
      const { apiBase, loginBase, domain, demoClient } = parsed.data
      resolve({ apiBase, loginBase, domain, ...demoClient })
    })
  })

/** Starts it once; later calls get the same one, unless it failed or died. */
export const createStartDemo = (): StartDemo => {
  let running: Promise<DemoOrganization> | undefined
  return () => {
    running ??= start().catch((error: unknown) => {
      running = undefined
      throw error
    })
    return running
  }
}
