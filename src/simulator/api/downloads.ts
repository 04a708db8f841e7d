// Captures on order: a request builds one, polls ask for it, and at last a signed URL leads to it.
import type { Ids } from '../ids'
import type { SimulatorOptions } from '../options'
import type { StorageHost } from '../storage/storage-host'
import type { ApiResult } from './api-route'
import { notFound } from './api-error'

export interface Downloads {
  readonly order: (capture: Uint8Array) => { readonly downloadId: string; readonly documentId: string }
  /** `expired`: the URL has run out when it arrives. */
  readonly poll: (downloadId: string, expired: boolean) => ApiResult
}

interface Order {
  readonly path: string
  polls: number
}

export interface DownloadParts {
  readonly ids: Ids
  readonly storage: StorageHost
  /** Known once the storage host listens. */
  readonly storageBase: () => string
  readonly options: () => SimulatorOptions
}

const capacity = 500

const pendingResult = (kind: SimulatorOptions['pending']['kind'], entity: object): ApiResult => {
  switch (kind) {
    case 'no-url':
      return { kind: 'json', value: entity }
    case 'empty-body':
      return { kind: 'empty', status: 200 }
    case 'accepted':
      return { kind: 'empty', status: 202 }
    case 'not-found':
      return { kind: 'error', error: notFound('The download') }
  }
}

export const createDownloads = ({ ids, storage, storageBase, options }: DownloadParts): Downloads => {
  const orders = new Map<string, Order>()
  return {
    order: (capture) => {
      const downloadId = ids.uuid()
      const documentId = ids.uuid()
      const path = `/sip-captures/${documentId}.pcap`
      storage.put(path, capture)
      const oldest = orders.keys().next()
      if (orders.size >= capacity && oldest.done !== true) orders.delete(oldest.value)
      orders.set(downloadId, { path, polls: 0 })
      return { downloadId, documentId }
    },
    poll: (downloadId, expired) => {
      const order = orders.get(downloadId)
      if (order === undefined) return { kind: 'error', error: notFound('The download') }
      const { pending, signedUrlSeconds } = options()
      const entity = { id: downloadId, selfUri: `/api/v2/telephony/siptraces/download/${downloadId}` }
      order.polls += 1
      if (order.polls <= pending.polls) return pendingResult(pending.kind, entity)
      const url = storage.sign(storageBase(), order.path, expired ? 0 : signedUrlSeconds)
      return { kind: 'json', value: { ...entity, url } }
    },
  }
}
