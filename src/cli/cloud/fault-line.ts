// A fault in one line for the terminal: everything that helps. Tokens and secrets are never part of a fault; words of the server
// are, and move no cursor.
import { replaceControls } from '../../core/ladder/replace-controls'
import type { AppError } from '../../main/app-error'

export const faultLine = ({ code, message, details }: Pick<AppError, 'code' | 'message' | 'details'>): string => {
  const { correlationId, permissions = [], retryAfterSeconds } = details
  const facts = [
    code,
    permissions.length === 0 ? '' : `missing ${permissions.join(', ')}`,
    retryAfterSeconds === undefined ? '' : `try again in ${retryAfterSeconds} s`,
    correlationId === undefined ? '' : `correlation id ${correlationId}`,
  ]
  return `rung: ${replaceControls(`${message} (${facts.filter((fact) => fact !== '').join('; ')})`)}\n`
}
