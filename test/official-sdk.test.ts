// The official JavaScript SDK against the running simulator: if it can sign in, search and fetch a capture, the simulator
// speaks Genesys Cloud's language. Every answer is also held against the official models.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as Sdk from 'purecloud-platform-client-v2'
import { readCapture } from '../src/core/capture/read-capture'
import type { RecordedCall } from '../src/simulator/calls/recorded-call'
import { createSimulator, type RunningSimulator, type Simulator } from '../src/simulator/create-simulator'
import { loadDemoCalls } from '../src/simulator/demo-calls'
import { demoOrganization } from '../src/simulator/organization'
import { findSchemaErrors, propertiesOf, type ModelName } from './support/check-schema'
import { openOfficialSdk, type OfficialSdk } from './support/official-sdk'
import { hasTshark, readTimesWithCore, readTimesWithTshark } from './support/sip-times'

let home: string
let sdk: OfficialSdk
let calls: readonly RecordedCall[]
let simulator: Simulator
let running: RunningSimulator | undefined

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'official-sdk-'))
  calls = await loadDemoCalls(join(import.meta.dirname, '../resources/demo'))
  simulator = createSimulator({ calls })
  running = await simulator.listen()
  sdk = await openOfficialSdk(running, home)
})

afterAll(async () => {
  await running?.close()
  await rm(home, { recursive: true, force: true })
})

/** The SDK hands out parsed JSON. */
const checked = <Value>(model: ModelName, value: Value): Value => {
  expect(findSchemaErrors(model, value)).toEqual([])
  return value
}

/** As far back as Genesys Cloud keeps traces. */
const threeWeeks = (): { dateStart: string; dateEnd: string } => ({
  dateStart: new Date(Date.now() - 21 * 86_400_000).toISOString(),
  dateEnd: new Date().toISOString(),
})

const searchTraces = async (
  options: Sdk.TelephonyApi.getTelephonySiptracesOptions,
): Promise<Sdk.Models.HomerRecord[]> => {
  const { dateStart, dateEnd } = threeWeeks()
  const found = await new sdk.TelephonyApi().getTelephonySiptraces(dateStart, dateEnd, options)
  return checked('SipSearchResult', found).data ?? []
}

/** Requests, polls and fetches as a client would; the bytes of the capture. */
const fetchCapture = async (search: { callId?: string; conversationId?: string }): Promise<Uint8Array> => {
  const api = new sdk.TelephonyApi()
  const ordered = checked(
    'SipDownloadResponse',
    await api.postTelephonySiptracesDownload({ ...threeWeeks(), ...search }),
  )
  for (let poll = 0; poll < 5; poll += 1) {
    const answer = await api.getTelephonySiptracesDownloadDownloadId(ordered.downloadId ?? '')
    const { url } = checked('SignedUrlResponse', answer)
    if (url !== undefined) return new Uint8Array(await (await fetch(url)).arrayBuffer())
  }
  throw new Error('The capture did not get ready within five polls.')
}

describe('the official SDK', () => {
  it('reads organization, rights and token', async () => {
    const organization = await new sdk.OrganizationApi().getOrganizationsMe()
    expect(organization.name).toBe(demoOrganization.name)
    const subject = checked('AuthzSubject', await new sdk.AuthorizationApi().getAuthorizationSubjectsMe())
    const policies = subject.grants?.flatMap(({ role }) => role?.policies ?? []) ?? []
    expect(policies).toContainEqual({ domain: 'telephony', entityName: 'pcap', actions: ['view', 'add'] })
    checked('TokenInfo', await new sdk.TokensApi().getTokensMe())
  })

  it('finds every recorded call by each of its Call-IDs, with no property that Genesys Cloud lacks', async () => {
    const known = new Set(propertiesOf('HomerRecord'))
    for (const callId of calls.flatMap(({ entry }) => entry.callIds)) {
      const records = await searchTraces({ callId })
      expect(records.length, callId).toBeGreaterThan(0)
      for (const record of records) expect(Object.keys(record).filter((name) => !known.has(name))).toEqual([])
    }
  })

  it('fetches captures whose packets have the very times of the records', { timeout: 120_000 }, async () => {
    const withTshark = await hasTshark()
    let compared = 0
    for (const callId of calls.flatMap(({ entry }) => entry.callIds)) {
      const records = await searchTraces({ callId })
      const capture = await fetchCapture({ callId })
      const expected = records.map(({ microTs }) => ({ callId, microTs }))
      expect(readTimesWithCore(capture)).toEqual(expected)
      if (withTshark) expect(await readTimesWithTshark(capture, join(home, 'capture.pcap'))).toEqual(expected)
      compared += expected.length
    }
    expect(compared).toBeGreaterThan(100)
  })

  it('fetches a whole conversation although only stamped records name it', async () => {
    for (const { entry, packets } of calls) {
      const records = await searchTraces({ conversationId: entry.conversationId })
      if (records.length === 0) continue
      const capture = readCapture(await fetchCapture({ conversationId: entry.conversationId }))
      expect(capture.packets.length, entry.id).toBeGreaterThanOrEqual(packets.length)
    }
  })

  it('reads the stored INVITE, its headers, the details and the media regions', async () => {
    const telephony = new sdk.TelephonyApi()
    const conversationId = calls[0]?.entry.conversationId ?? ''
    const { message } = checked('Callmessage', await telephony.getTelephonySipmessagesConversation(conversationId))
    expect(message).toMatch(/^INVITE /)
    const keys = ['ruri', 'to', 'from']
    const asked = await telephony.getTelephonySipmessagesConversationHeaders(conversationId, { keys })
    expect(Object.keys(checked('Callheader', asked).headers ?? {})).toEqual(keys)
    const details = await new sdk.ConversationsApi().getAnalyticsConversationDetails(conversationId)
    expect(details.participants?.[0]?.sessions?.[0]?.protocolCallId).toBe(calls[0]?.entry.callIds[0])
    const regions = checked('MediaRegions', await telephony.getTelephonyMediaregions())
    expect(regions.awsCoreRegions).toContain(regions.awsHomeRegion)
  })

  it('is told what is missing as an ErrorBody', async () => {
    simulator.control.denyPermission('telephony:pcap:view')
    const refused: unknown = await searchTraces({}).catch((error: unknown) => error)
    simulator.control.allowPermission('telephony:pcap:view')
    expect(checked('ErrorBody', refused)).toMatchObject({ status: 403, code: 'missing.permissions' })
  })
})
