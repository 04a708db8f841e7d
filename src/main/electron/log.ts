// The log file. Everything passes the redactor: tokens, codes and authorization headers never reach the disk.
import log from 'electron-log/main'
import { redact } from '../redact'

export const startLog = (): void => {
  log.transports.file.level = 'info'
  log.transports.console.level = 'warn'
  log.transports.file.maxSize = 2 * 1024 * 1024
  // Without handlers of our own, Electron shows a mistake in main as a modal box that holds up everything, quitting too.
  process.on('uncaughtException', (error) => log.error('Uncaught exception', error))
  process.on('unhandledRejection', (reason) => log.error('Unhandled rejection', reason))
  log.hooks.push((message) => ({ ...message, data: message.data.map((part: unknown) => redact(describe(part))) }))
}

const describe = (part: unknown): string => {
  if (part instanceof Error) {
    const cause = part.cause === undefined ? '' : `\nCaused by: ${describe(part.cause)}`
    return `${part.stack ?? part.message}${cause}`
  }
  return typeof part === 'string' ? part : JSON.stringify(part)
}

export const logInfo = (message: string): void => log.info(message)
export const logError = (message: string, error: unknown): void => log.error(message, error)
