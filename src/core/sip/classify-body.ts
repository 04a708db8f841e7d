// What kind of thing a body is, by its media type: what a reader of the message would want to do with it.

export type BodyKind = 'sdp' | 'sipfrag' | 'isup' | 'xml' | 'json' | 'dtmf' | 'text' | 'other'

const kinds: ReadonlyMap<string, BodyKind> = new Map<string, BodyKind>([
  ['application/sdp', 'sdp'],
  ['message/sipfrag', 'sipfrag'],
  ['message/sip', 'sipfrag'],
  ['application/isup', 'isup'],
  ['application/xml', 'xml'],
  ['text/xml', 'xml'],
  ['application/json', 'json'],
  ['application/dtmf', 'dtmf'],
  ['application/dtmf-relay', 'dtmf'],
  ['application/vnd.nortelnetworks.digits', 'dtmf'],
])

/** `contentType` without parameters, in lower case. The suffixes are those of RFC 6839. */
export const classifyBody = (contentType: string): BodyKind => {
  const known = kinds.get(contentType)
  if (known !== undefined) return known
  if (contentType.endsWith('+xml')) return 'xml'
  if (contentType.endsWith('+json')) return 'json'
  return contentType.startsWith('text/') ? 'text' : 'other'
}
