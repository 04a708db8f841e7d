import { beforeEach, describe, expect, it } from 'vitest'
import { anIncoming } from '../../../test/support/an-incoming'
import { createFaultBoard } from '../faults'
import type { Incoming, Reply } from '../http/messages'
import { createIds } from '../ids'
import { createStorageHost, type StorageHost } from './storage-host'

const path = '/sip-captures/one.pcap'
const bytes = Uint8Array.from({ length: 100 }, (_, index) => index)
let at: number
let storage: StorageHost

beforeEach(() => {
  at = 1_800_000_000_000
  storage = createStorageHost(createIds('storage'), createFaultBoard(), () => at)
  storage.put(path, bytes)
})

const signed = (): string => storage.sign('', path, 600)
const get = (target: string, headers: Incoming['headers'] = {}, method = 'GET'): Reply =>
  storage.answer(anIncoming({ method, target, headers }))
const textOf = (reply: Reply): string => new TextDecoder().decode(reply.body)

describe('a signed URL', () => {
  it('leads to the bytes, their type and their ETag', () => {
    const reply = get(signed())
    expect([reply.status, reply.body]).toEqual([200, bytes])
    expect(reply.headers).toMatchObject({ 'content-type': 'application/vnd.tcpdump.pcap', 'accept-ranges': 'bytes' })
    expect(reply.headers['etag']).toMatch(/^"[0-9a-f]{32}"$/)
  })

  it('given a range, leads to that part', () => {
    const reply = get(signed(), { range: 'bytes=10-19' })
    expect([reply.status, reply.headers['content-range'], reply.body]).toEqual([
      206,
      'bytes 10-19/100',
      bytes.subarray(10, 20),
    ])
  })

  it('given a range of what the object no longer is, leads to the whole', () => {
    expect(get(signed(), { range: 'bytes=10-19', 'if-range': '"old"' }).status).toBe(200)
  })

  it('is refused once its time is over', () => {
    const url = signed()
    at += 599_999
    expect(get(url).status).toBe(200)
    at += 1
    const reply = get(url)
    expect(reply.status).toBe(403)
    expect(textOf(reply)).toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>')
  })

  it.each([
    ['another path', (url: string) => url.replace('one.pcap', 'two.pcap')],
    ['a longer life', (url: string) => url.replace('Expires=600', 'Expires=6000')],
    ['another date', (url: string) => url.replace('Date=2027', 'Date=2037')],
    ['no signature', (url: string) => url.replace(/&X-Amz-Signature=\w+/, '')],
  ])('given %s, is refused', (_, tamper) => {
    const reply = get(tamper(signed()))
    expect([reply.status, reply.headers['content-type']]).toEqual([403, 'application/xml'])
  })

  it('is good for GET alone and takes no bearer token beside it', () => {
    expect(get(signed(), {}, 'HEAD').status).toBe(403)
    const reply = get(signed(), { authorization: 'Bearer x' })
    expect(reply.status).toBe(400)
    expect(textOf(reply)).toContain('<Code>InvalidArgument</Code>')
  })
})
