// Keys by which the stored INVITE's headers are asked for: header names in any case, and `ruri` for the Request-URI.

/** Offered as chips; any other is typed. */
export const offeredKeys: readonly string[] = [
  'ruri',
  'to',
  'from',
  'via',
  'contact',
  'p-asserted-identity',
  'diversion',
  'user-to-user',
  'x-inin-cnv',
]

/** A token without a comma (RFC 3261 25.1): the keys of one question are joined by commas. */
export const isHeaderKey = (text: string): boolean => /^[A-Za-z0-9!%*_+`'~.-]{1,100}$/.test(text)
