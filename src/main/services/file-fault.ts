// Why a file that the user wanted to open cannot be.
import type { Stats } from 'node:fs'
import { AppError } from '../app-error'

/** The system's or zlib's code, e.g. `ENOENT`; '' for none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** A failed look at a file, told apart. */
export const toOpenError = (error: unknown): unknown => {
  if (error instanceof AppError) return error
  switch (codeOf(error)) {
    case '':
      return error
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError('file.gone', 'There is no such file any more.', { retryable: true, cause: error })
    case 'EACCES':
    case 'EPERM':
      return new AppError('file.unreadable', 'You have no right to read this file.', { retryable: true, cause: error })
    default:
      return new AppError('file.unreadable', `The system does not let it be read (${codeOf(error)}).`, {
        retryable: true,
        cause: error,
      })
  }
}

/** What is no file with bytes in it. Asked before it is opened: a pipe would keep its reader waiting. */
export const refuseOtherThanFile = (info: Stats): void => {
  if (info.isDirectory()) throw new AppError('file.unreadable', 'This is a folder, not a file.')
  if (!info.isFile()) throw new AppError('file.unreadable', 'This is a device or a pipe, not a file.')
  if (info.size === 0) throw new AppError('file.no-sip', 'The file is empty.')
}
