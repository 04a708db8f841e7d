// Any URI that a SIP message carries, read as far as it can be (RFC 3261 19.1, RFC 3966 for tel).
import { decodeEscapes } from './decode-escapes'

export interface SipUri {
  /** Lower case; '' when there is none. */
  readonly scheme: string
  /** User part with escapes decoded, or the number of a tel URI, or ''. */
  readonly user: string
  /** Host without brackets, or ''. */
  readonly host: string
  readonly port: number | undefined
  readonly parameters: readonly (readonly [name: string, value: string])[]
  /** What stands behind `?`, as it is written. */
  readonly headers: string
  readonly text: string
}

const readParameters = (text: string): SipUri['parameters'] =>
  text
    .split(';')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=')
      return equals < 0 ? ([part, ''] as const) : ([part.slice(0, equals), part.slice(equals + 1)] as const)
    })

const readHostPort = (text: string): { readonly host: string; readonly port: number | undefined } => {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?/.exec(text) ?? []
  return { host: bracketed ?? plain ?? '', port: port === undefined ? undefined : Number(port) }
}

export const parseUri = (text: string): SipUri => {
  const [, rawScheme, rest = text] = /^\s*([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(text) ?? []
  const scheme = (rawScheme ?? '').toLowerCase()
  const none = { user: '', host: '', port: undefined, parameters: [], headers: '' }
  if (scheme === 'tel') {
    const semicolon = rest.indexOf(';')
    const number = semicolon < 0 ? rest : rest.slice(0, semicolon)
    return { ...none, scheme, user: number, parameters: readParameters(rest.slice(number.length)), text }
  }
  if (scheme !== 'sip' && scheme !== 'sips') return { ...none, scheme, text }
  // The user part may hold `;` and `?` (RFC 3261 19.1.1), so it ends at the last @ before any.
  const at = rest.lastIndexOf('@')
  const userInfo = at < 0 ? '' : rest.slice(0, at)
  const behind = rest.slice(at + 1)
  const question = behind.indexOf('?')
  const beforeHeaders = question < 0 ? behind : behind.slice(0, question)
  const semicolon = beforeHeaders.indexOf(';')
  const hostPort = semicolon < 0 ? beforeHeaders : beforeHeaders.slice(0, semicolon)
  return {
    scheme,
    user: decodeEscapes(userInfo.split(':')[0] ?? ''),
    ...readHostPort(hostPort.trim()),
    parameters: readParameters(beforeHeaders.slice(hostPort.length)),
    headers: question < 0 ? '' : behind.slice(question + 1),
    text,
  }
}
