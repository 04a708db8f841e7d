// The six operations of /api/v2/telephony (FACTS 1).
import { buildCapture } from '../calls/build-capture'
import type { CallArchive } from '../calls/call-archive'
import { findInitialInvite, readHeaders } from '../calls/initial-invite'
import { findMessages, toRows } from '../calls/search-traces'
import type { Ids } from '../ids'
import type { SimulatorOptions } from '../options'
import { notFound, platformError } from './api-error'
import type { ApiRoute } from './api-route'
import type { Downloads } from './downloads'
import { needsAll, needsAny } from './permissions'
import { readBodySearch, readQuerySearch } from './read-search'

export interface TelephonyParts {
  readonly archive: CallArchive
  readonly downloads: Downloads
  readonly ids: Ids
  readonly now: () => number
  readonly options: () => SimulatorOptions
}

const siptraces = '/api/v2/telephony/siptraces'
const sipmessages = '/api/v2/telephony/sipmessages/conversations'

const mediaRegions = {
  awsHomeRegion: 'eu-central-1',
  awsCoreRegions: ['eu-central-1', 'eu-west-1', 'eu-west-2', 'us-east-1'],
  awsSatelliteRegions: ['ap-south-1', 'me-central-1', 'us-west-2'],
}

const searchRoutes = ({ archive, downloads, ids, now, options }: TelephonyParts): readonly ApiRoute[] => [
  {
    operation: 'getTelephonySiptraces',
    method: 'GET',
    path: siptraces,
    needs: needsAll('telephony:pcap:view'),
    handle: ({ incoming }) => {
      const reading = readQuerySearch(incoming.query)
      if (reading.kind === 'error') return reading
      const { start, end } = reading.search
      if (end - start > (options().widestSearchMinutes ?? Infinity) * 60_000) {
        return { kind: 'error', error: platformError(504) }
      }
      const data = toRows(findMessages(archive, reading.search, options(), now()), options())
      const message = data.length === 0 ? 'no data' : 'ok'
      const envelope = { status: 200, sid: ids.secret(), auth: 'ok', message, count: data.length, data }
      return { kind: 'json', value: { id: ids.uuid(), ...envelope, selfUri: siptraces } }
    },
  },
  {
    operation: 'postTelephonySiptracesDownload',
    method: 'POST',
    path: `${siptraces}/download`,
    needs: needsAll('telephony:pcap:add'),
    takesJson: true,
    handle: ({ incoming }) => {
      const reading = readBodySearch(incoming.body)
      if (reading.kind === 'error') return reading
      const found = findMessages(archive, reading.search, options(), now())
      return { kind: 'json', value: downloads.order(buildCapture(archive, reading.search, found)) }
    },
  },
  {
    operation: 'getTelephonySiptracesDownloadDownloadId',
    method: 'GET',
    path: `${siptraces}/download/{downloadId}`,
    needs: needsAll('telephony:pcap:view'),
    handle: ({ params, fault }) => downloads.poll(params['downloadId'] ?? '', fault?.kind === 'expired-url'),
  },
]

/** The stored initial INVITE of a conversation: one message, and its headers (FACTS 6.5). */
const messageRoutes = ({ archive }: TelephonyParts): readonly ApiRoute[] => [
  {
    operation: 'getTelephonySipmessagesConversation',
    method: 'GET',
    path: `${sipmessages}/{conversationId}`,
    needs: needsAll('telephony:pcap:view'),
    handle: ({ params }) => {
      const id = params['conversationId'] ?? ''
      const invite = findInitialInvite(archive, id)
      if (invite === undefined) return { kind: 'error', error: notFound('The SIP message of the conversation') }
      return {
        kind: 'json',
        value: { id, message: new TextDecoder().decode(invite.bytes), selfUri: `${sipmessages}/${id}` },
      }
    },
  },
  {
    operation: 'getTelephonySipmessagesConversationHeaders',
    method: 'GET',
    path: `${sipmessages}/{conversationId}/headers`,
    needs: needsAll('telephony:pcap:view'),
    handle: ({ params, incoming }) => {
      const id = params['conversationId'] ?? ''
      const invite = findInitialInvite(archive, id)
      if (invite === undefined) return { kind: 'error', error: notFound('The SIP message of the conversation') }
      // One comma-joined value, or the parameter repeated: SDKs differ (FACTS 4).
      const keys = incoming.query.getAll('keys').flatMap((list) => list.split(','))
      const wanted = keys.map((key) => key.trim()).filter((key) => key !== '')
      return {
        kind: 'json',
        value: { id, headers: readHeaders(invite, wanted), selfUri: `${sipmessages}/${id}/headers` },
      }
    },
  },
]

export const createTelephonyRoutes = (parts: TelephonyParts): readonly ApiRoute[] => [
  ...searchRoutes(parts),
  ...messageRoutes(parts),
  {
    operation: 'getTelephonyMediaregions',
    method: 'GET',
    path: '/api/v2/telephony/mediaregions',
    needs: needsAny('telephony:plugin:all'),
    handle: () => ({ kind: 'json', value: mediaRegions }),
  },
]
