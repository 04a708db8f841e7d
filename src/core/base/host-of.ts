/** An address as it stands beside a port: IPv6 in brackets (RFC 3986 3.2.2). */
export const hostOf = (address: string): string => (address.includes(':') ? `[${address}]` : address)
