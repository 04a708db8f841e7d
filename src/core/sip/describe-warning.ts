// A warning: code with its meaning, who warns, and its words (RFC 3261 20.43).
import { filled, leaf, type DescribeValue } from './header-node'
import { unquote } from './split-outside-quotes'

const meanings: ReadonlyMap<string, string> = new Map([
  ['300', 'A network protocol of the SDP is not available.'],
  ['301', 'A kind of network address in the SDP is not available.'],
  ['302', 'A transport protocol of the SDP is not available.'],
  ['303', 'A unit of bandwidth in the SDP is not understood.'],
  ['304', 'A media type of the SDP is not available.'],
  ['305', 'A media format of the SDP is not available: no common codec.'],
  ['306', 'An attribute of the SDP is not understood.'],
  ['307', 'A parameter of the SDP is not understood.'],
  ['330', 'The network does not carry multicast.'],
  ['331', 'The network does not carry unicast.'],
  ['370', 'There is less bandwidth than the SDP asks for.'],
  ['380', 'The call must not use the sips scheme (RFC 5630).'],
  ['381', 'The call must use the sips scheme (RFC 5630).'],
  ['399', 'Anything else; the words say what.'],
])

export const describeWarning: DescribeValue = (text) => {
  const [, code = '', agent = '', words = ''] = /^(\d+)\s+(\S+)\s+(.*)$/s.exec(text) ?? []
  return filled(
    leaf('code', code),
    leaf('meaning', meanings.get(code) ?? ''),
    leaf('agent', agent),
    leaf('text', unquote(words)),
  )
}
