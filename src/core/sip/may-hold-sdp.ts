// Whether it is worth looking for SDP in a message's body, of which it may be one part of several.
import type { SipMessage } from './message'
import { contentTypeOf } from './read-fields'

/** `contentType`: value of the header, parameters and all. */
export const isSdpType = (contentType: string): boolean =>
  /^(?:application\/sdp(?=[\s;]|$)|multipart\/)/i.test(contentType)

export const mayHoldSdp = (message: SipMessage): boolean =>
  message.body.end > message.body.start && isSdpType(contentTypeOf(message) ?? '')
