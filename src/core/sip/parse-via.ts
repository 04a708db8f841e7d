// One Via value (RFC 3261 20.42).
import { parameterOf, parseParameters, type Parameter } from './parse-name-addr'
import { splitOutsideQuotes } from './split-outside-quotes'

export interface Via {
  /** e.g. `UDP`; '' when the value cannot be read. */
  readonly transport: string
  /** host or host:port */
  readonly sentBy: string
  readonly branch: string
  readonly parameters: readonly Parameter[]
}

export const parseVia = (text: string): Via => {
  const [protocol = '', ...rest] = splitOutsideQuotes(text, ';')
  const [, transport = '', sentBy = ''] = /^SIP\s*\/\s*[\d.]+\s*\/\s*([\w-]+)\s*(.*)$/i.exec(protocol) ?? []
  const parameters = parseParameters(rest)
  return {
    transport: transport.toUpperCase(),
    sentBy: sentBy.replace(/\s*:\s*/, ':').trim(),
    branch: parameterOf(parameters, 'branch') ?? '',
    parameters,
  }
}
