// The object store that signed URLs lead to: its own host, its own errors (XML), and no idea of bearer tokens.
import { createHash } from 'node:crypto'
import { withDelivery, type FaultBoard } from '../faults'
import { textReply, type Incoming, type Reply } from '../http/messages'
import type { Ids } from '../ids'
import { readRange } from './byte-range'
import { readSignature, signUrl } from './signed-url'

export interface StorageHost {
  /** Keeps the bytes and returns their path. */
  readonly put: (path: string, bytes: Uint8Array) => void
  readonly sign: (base: string, path: string, seconds: number) => string
  readonly answer: (incoming: Incoming) => Reply
}

interface StoredObject {
  readonly bytes: Uint8Array
  readonly etag: string
}

const capacity = 500

export const createStorageHost = (ids: Ids, faults: FaultBoard, now: () => number): StorageHost => {
  const objects = new Map<string, StoredObject>()
  const secret = ids.secret()

  const refuse = (
    status: number,
    code: string,
    message: string,
    details: Readonly<Record<string, string>> = {},
  ): Reply => {
    const parts = Object.entries({ Code: code, Message: message, ...details, RequestId: ids.uuid() })
    const xml = parts.map(([name, text]) => `<${name}>${text}</${name}>`).join('')
    return textReply(status, 'application/xml', `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${xml}</Error>`)
  }

  /** S3 takes one proof of identity, and a signature made for GET is good for nothing else. */
  const findRefusal = (incoming: Incoming): Reply | undefined => {
    if (incoming.headers.authorization !== undefined) {
      const message =
        'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified'
      return refuse(400, 'InvalidArgument', message, { ArgumentName: 'Authorization' })
    }
    const reading = readSignature(incoming.path, incoming.query, secret, now())
    switch (reading.kind) {
      case 'unsigned':
        return refuse(403, 'AccessDenied', 'Access Denied')
      case 'forged':
        return refuse(
          403,
          'SignatureDoesNotMatch',
          'The request signature we calculated does not match the signature you provided.',
        )
      case 'expired':
        return refuse(403, 'AccessDenied', 'Request has expired', {
          'X-Amz-Expires': String(reading.seconds),
          Expires: new Date(reading.expiredAt).toISOString(),
          ServerTime: new Date(now()).toISOString(),
        })
      case 'valid':
        return incoming.method === 'GET'
          ? undefined
          : refuse(403, 'SignatureDoesNotMatch', 'The URL is signed for GET.')
    }
  }

  const serve = (incoming: Incoming): Reply => {
    const refusal = findRefusal(incoming)
    if (refusal !== undefined) return refusal
    const object = objects.get(incoming.path)
    if (object === undefined) return refuse(404, 'NoSuchKey', 'The specified key does not exist.')

    const { bytes, etag } = object
    const headers = { 'content-type': 'application/vnd.tcpdump.pcap', etag, 'accept-ranges': 'bytes' }
    // A range of an object that has changed since is answered with the whole (RFC 9110 13.1.5).
    const ifRange = incoming.headers['if-range']
    const range = readRange(
      ifRange === undefined || ifRange === etag ? incoming.headers.range : undefined,
      bytes.length,
    )
    switch (range.kind) {
      case 'whole':
        return { status: 200, headers, body: bytes }
      case 'part': {
        const contentRange = `bytes ${range.start}-${range.end - 1}/${bytes.length}`
        return {
          status: 206,
          headers: { ...headers, 'content-range': contentRange },
          body: bytes.subarray(range.start, range.end),
        }
      }
      case 'unsatisfiable':
        return refuse(416, 'InvalidRange', 'The requested range is not satisfiable')
    }
  }

  return {
    put: (path, bytes) => {
      const oldest = objects.keys().next()
      if (objects.size >= capacity && oldest.done !== true) objects.delete(oldest.value)
      objects.set(path, { bytes, etag: `"${createHash('md5').update(bytes).digest('hex')}"` })
    },
    sign: (base, path, seconds) => signUrl(base, path, secret, now(), seconds),
    answer: (incoming) => {
      const fault = faults.take('fetchPcap')
      if (fault?.kind === 'status')
        return refuse(fault.status, 'InternalError', 'We encountered an internal error. Please try again.')
      return withDelivery(serve(incoming), fault)
    },
  }
}
