// Pre-signed URLs in the manner of S3: the query says who signed, when, and for how long; the signature covers path and
// query. The canonical form is simpler than AWS Signature Version 4, since only this process ever checks it.
import { createHmac, timingSafeEqual } from 'node:crypto'

const dateParameter = 'X-Amz-Date'
const expiresParameter = 'X-Amz-Expires'
const signatureParameter = 'X-Amz-Signature'

export type SignatureReading =
  | { readonly kind: 'valid' }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'forged' }
  | { readonly kind: 'expired'; readonly seconds: number; readonly expiredAt: number }

/** `20261124T035601Z` */
const toAmzDate = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')

const fromAmzDate = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

const sign = (secret: string, path: string, query: URLSearchParams): Buffer => {
  const covered = [...query].filter(([name]) => name !== signatureParameter).map((pair) => pair.join('='))
  return createHmac('sha256', secret)
    .update([path, ...covered.sort()].join('\n'))
    .digest()
}

export const signUrl = (base: string, path: string, secret: string, at: number, seconds: number): string => {
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `SIMULATOR/${toAmzDate(at).slice(0, 8)}/local/s3/aws4_request`,
    [dateParameter]: toAmzDate(at),
    [expiresParameter]: String(seconds),
    'X-Amz-SignedHeaders': 'host',
  })
  query.set(signatureParameter, sign(secret, path, query).toString('hex'))
  return `${base}${path}?${query.toString()}`
}

export const readSignature = (path: string, query: URLSearchParams, secret: string, now: number): SignatureReading => {
  const signature = query.get(signatureParameter)
  if (signature === null) return { kind: 'unsigned' }
  const given = Buffer.from(signature, 'hex')
  const expected = sign(secret, path, query)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { kind: 'forged' }
  const seconds = Number(query.get(expiresParameter))
  const expiredAt = fromAmzDate(query.get(dateParameter) ?? '') + seconds * 1000
  return now >= expiredAt ? { kind: 'expired', seconds, expiredAt } : { kind: 'valid' }
}
