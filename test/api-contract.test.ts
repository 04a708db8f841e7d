// Everything that the app asks of Genesys Cloud, and everything that the simulator answers, held against the documented
// operations and models; and the same questions asked by the official SDK, which must get the very same answers.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mapTraceRow } from '../src/main/genesys/map-trace'
import { readMediaRegions } from '../src/main/genesys/read-media-regions'
import { readStoredHeaders, readStoredMessage } from '../src/main/genesys/read-stored-message'
import { readSignedUrl, requestDownload, searchTraces, type TraceFilter } from '../src/main/genesys/telephony-api'
import { createCaptureLibrary } from '../src/main/services/capture-library'
import { createCaptureService } from '../src/main/services/capture-service'
import { readSegments } from '../src/main/services/find-conversation'
import { searchMany } from '../src/main/services/search-many'
import { findTraces } from '../src/main/services/trace-service'
import { defaultOptions, type SimulatorOptions } from '../src/simulator/options'
import { demoClientSecret } from '../src/simulator/organization'
import operationsDocument from './genesys-operations.json' with { type: 'json' }
import { aBrowser } from './support/a-browser'
import { aProfile } from './support/a-profile'
import { openApp, openSignedInApp, type AppUnderTest } from './support/app-under-test'
import { checkExchange, type Exchange } from './support/check-exchange'
import { openOfficialSdk, type OfficialSdk } from './support/official-sdk'
import { createRecorder } from './support/record-exchanges'
import { startedAt } from './support/simulator-client'

const never = new AbortController().signal
/** As far back as traces are kept. */
const window = { start: startedAt - 21 * 86_400_000, end: startedAt }
const jobId = '11111111-1111-4111-8111-111111111111'

let folder: string
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'rung-contract-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const orderCapture = (app: AppUnderTest, callId: string, conversationId: string) => {
  const captures = createCaptureService({
    session: app.session,
    library: createCaptureLibrary(() => join(folder, 'captures')),
    partsFolder: join(folder, 'parts'),
    apiBaseOf: () => app.running.apiBase,
    fetch: app.fetch,
    clock: app.clock,
    emit: app.emit,
  })
  const facts = { jobId, conversationId, callIds: [callId], from: 'a', to: 'b', window, startedAt }
  return captures.fetchCapture({ ...facts, subject: { kind: 'call-id', callId } }, never)
}

const signIn = async (
  { session, profiles, running }: AppUnderTest,
  grant: 'browser' | 'client-credentials',
  clientSecret?: string,
): Promise<void> => {
  const profile = aProfile(running, grant)
  await profiles.save(profile)
  const secret = clientSecret === undefined ? {} : { clientSecret }
  await session.signIn({ profileId: profile.id, keep: false, ...secret }, never)
}

/** Everything that a user can make the app ask for. */
const askEverything = async (app: AppUnderTest): Promise<void> => {
  await signIn(app, 'browser')
  await app.session.check()
  await app.session.signOut()
  await signIn(app, 'client-credentials', demoClientSecret)
  const { client } = app.session.api()
  const conversationIds = app.calls.map(({ entry }) => entry.conversationId)
  const { callIds = [], conversationId = '', from = '', to = '' } = app.calls[0]?.entry ?? {}
  const search = (query: object) => findTraces(client, { window, ...query } as never, app.clock, never)
  await search({ kind: 'call-id', callId: callIds[0] ?? '' })
  await search({ kind: 'parties', fromUser: from, toUser: to })
  await search({ kind: 'parties', fromUser: '', toUser: '' })
  await readSegments(client, conversationId, never)
  await readStoredMessage(client, conversationId, never)
  await readStoredHeaders(client, conversationId, ['ruri', 'to', 'from'], never)
  await readMediaRegions(client, never)
  // Who may not see analytics is told less, elsewhere.
  app.control.addFault({ operation: 'getAnalyticsConversationDetails', fault: { kind: 'permission-denied' }, times: 1 })
  await readSegments(client, conversationId, never)
  const unknown = '00000000-0000-4000-8000-000000000000'
  await searchMany(
    client,
    { jobId, conversationIds: [...conversationIds, unknown], window },
    app.clock,
    app.emit,
    never,
  )
  await orderCapture(app, callIds[0] ?? '', conversationId)
}

const faultsOf = (exchanges: readonly Exchange[]): readonly string[] =>
  exchanges.flatMap((exchange) => checkExchange(exchange).faults)

const dialects: readonly (readonly [name: string, options: Partial<SimulatorOptions>])[] = [
  ['of the code in method', {}],
  [
    'of the code in replyReason',
    { statusCode: 'in-reason', messageText: true, stamping: 'all', pending: { kind: 'accepted', polls: 2 } },
  ],
  [
    'of copies and caps',
    { duplicateRows: true, rowOrder: 'reversed', rowLimit: 100, pending: { kind: 'not-found', polls: 1 } },
  ],
]

describe('what the app sends and gets', () => {
  it.each(dialects)(
    'given the dialect %s, then every request and every answer is as documented',
    async (_, options) => {
      const recorder = createRecorder()
      const app = await openApp({
        simulator: { ...options, requestsPerMinute: 100_000 },
        fetch: recorder.fetch,
        browser: aBrowser(),
      })
      try {
        await askEverything(app)
      } finally {
        await app.running.close()
      }
      const exchanges = recorder.exchanges()
      expect(faultsOf(exchanges)).toEqual([])
      expect(exchanges.length).toBeGreaterThan(50)

      // No path stands in the source that was not asked for above.
      const asked = new Set(exchanges.map((exchange) => checkExchange(exchange).operation))
      const sources = (await readdir(join(import.meta.dirname, '../src/main'), { recursive: true }))
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => readFile(join(import.meta.dirname, '../src/main', name), 'utf8'))
      const written = (await Promise.all(sources)).flatMap(
        (source) => source.match(/(?<=['`])\/api\/v2\/[^'`]+/g) ?? [],
      )
      const templates = Object.entries(operationsDocument.paths).map(([template, methods]) => ({
        shape: template.replaceAll(/\{\w+\}/g, '*'),
        operations: Object.values(methods).map(({ operationId }: { readonly operationId: string }) => operationId),
      }))
      expect(written.length).toBeGreaterThan(7)
      for (const path of written) {
        const shape = path.replaceAll(/\$\{[^}]*\}/g, '*')
        const operations = templates.find((template) => template.shape === shape)?.operations ?? []
        expect(
          operations.filter((operation) => asked.has(operation)),
          path,
        ).not.toEqual([])
      }
    },
  )

  it('given any refusal, then its body and headers are as documented', async () => {
    const recorder = createRecorder()
    const app = await openSignedInApp({ fetch: recorder.fetch })
    const { control } = app
    const refusals = [
      ...([400, 404, 408, 409, 500, 503, 504] as const).map((status) => ({ kind: 'status', status }) as const),
      { kind: 'rate-limited', retryAfterSeconds: 3 },
      { kind: 'permission-denied' },
      { kind: 'inner-forbidden' },
      { kind: 'token-expired' },
    ] as const
    const { client } = app.session.api()
    for (const fault of refusals) {
      control.addFault({ operation: 'getTelephonySiptraces', fault })
      await expect(searchTraces(client, {}, window, never)).rejects.toThrow()
      control.clearFaults()
    }
    await expect(signIn(app, 'client-credentials', 'not-the-secret')).rejects.toThrow()
    await app.running.close()
    expect(faultsOf(recorder.exchanges())).toEqual([])
    const statuses = new Set(recorder.exchanges().map(({ status }) => status))
    expect([...statuses].sort()).toEqual([200, 400, 401, 403, 404, 408, 409, 429, 500, 503, 504])
  })

  it('given something else, then it is told', () => {
    const exchange = (target: string, changes: Partial<Exchange> = {}): readonly string[] =>
      checkExchange({
        method: 'GET',
        url: new URL(target, 'http://127.0.0.1'),
        requestHeaders: new Headers({ authorization: 'Bearer x' }),
        requestBody: '',
        status: 200,
        answerHeaders: new Headers({ 'content-type': 'application/json', 'inin-correlation-id': 'c' }),
        answerBody: '{"data":[],"count":0}',
        ...changes,
      }).faults.map((fault) => fault.replace(/^.*? \d+: /, ''))
    const traces = '/api/v2/telephony/siptraces'
    const dates = 'dateStart=2026-11-24T11:00:00Z&dateEnd=2026-11-24T12:00:00Z'
    expect(exchange(`${traces}?${dates}`)).toEqual([])
    expect(exchange(`${traces}/more?${dates}`)).toEqual([`nothing answers to GET ${traces}/more`])
    expect(exchange(`${traces}?dateStart=today&exactMatch=true`)).toEqual([
      'query has an unknown exactMatch',
      'query dateStart must match format "date-time"',
      'query lacks dateEnd',
    ])
    expect(exchange(`${traces}?${dates}`, { answerBody: '{"data":[{"sourcePort":5060}],"entities":[]}' })).toEqual([
      'the answer must NOT have additional properties: entities',
      'the answer/data/0/sourcePort must be string,null',
    ])
    expect(exchange(`${traces}?${dates}`, { status: 418, requestHeaders: new Headers() })).toEqual([
      'the request has no bearer token',
      'status 418 is unknown',
    ])
  })
})

describe('the official SDK and the app’s own client', () => {
  let app: AppUnderTest
  let sdk: OfficialSdk

  beforeAll(async () => {
    app = await openSignedInApp({ simulator: { requestsPerMinute: 100_000 } })
    sdk = await openOfficialSdk(app.running, folder)
  })
  afterAll(() => app.running.close())

  /** As it came over the wire, by the app's client. */
  const own = async (path: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> =>
    (await app.session.api().client.request({ path, query, signal: never })).json

  const dates = { dateStart: new Date(window.start).toISOString(), dateEnd: new Date(window.end).toISOString() }

  it('given who am I and what may I do, get the same answer', async () => {
    const telephony = new sdk.TelephonyApi()
    expect(await own('/api/v2/organizations/me')).toEqual(await new sdk.OrganizationApi().getOrganizationsMe())
    expect(await own('/api/v2/authorization/subjects/me')).toEqual(
      await new sdk.AuthorizationApi().getAuthorizationSubjectsMe(),
    )
    expect(await own('/api/v2/tokens/me')).toMatchObject({
      organization: (await new sdk.TokensApi().getTokensMe()).organization,
    })
    expect(await own('/api/v2/telephony/mediaregions')).toEqual(await telephony.getTelephonyMediaregions())
  })

  it.each(dialects)('given every recorded call in the dialect %s, get the same data', async (_, options) => {
    app.control.setOptions({ ...defaultOptions, requestsPerMinute: 100_000, ...options })
    const telephony = new sdk.TelephonyApi()
    const { client } = app.session.api()
    let compared = 0

    const compareSearch = async (filter: TraceFilter): Promise<void> => {
      const theirs = await telephony.getTelephonySiptraces(dates.dateStart, dates.dateEnd, filter)
      const ours = (await own('/api/v2/telephony/siptraces', { ...dates, ...filter })) as typeof theirs
      // Each search has an id and a session of its own.
      expect({ ...ours, id: '', sid: '' }).toEqual({ ...theirs, id: '', sid: '' })
      const page = await searchTraces(client, filter, window, never)
      expect(page.records).toEqual(theirs.data?.map(mapTraceRow))
      compared += page.count
    }

    for (const { entry } of app.calls) {
      const { conversationId, callIds } = entry
      for (const callId of callIds) await compareSearch({ callId })
      await compareSearch({ conversationId })
      await compareSearch({ fromUser: entry.from, toUser: entry.to })
      expect(await own(`/api/v2/analytics/conversations/${conversationId}/details`)).toEqual(
        await new sdk.ConversationsApi().getAnalyticsConversationDetails(conversationId),
      )
      expect(await own(`/api/v2/conversations/${conversationId}`)).toEqual(
        await new sdk.ConversationsApi().getConversation(conversationId),
      )
      const messages = `/api/v2/telephony/sipmessages/conversations/${conversationId}`
      expect(await own(messages)).toEqual(await telephony.getTelephonySipmessagesConversation(conversationId))
      const keys = ['ruri', 'to', 'from']
      expect(await own(`${messages}/headers`, { keys: keys.join(',') })).toEqual(
        await telephony.getTelephonySipmessagesConversationHeaders(conversationId, { keys }),
      )
    }
    expect(compared).toBeGreaterThan(300)
  })

  it('given the pcap of every recorded call, get the same link and the same bytes', async () => {
    app.control.setOptions({ ...defaultOptions, requestsPerMinute: 100_000, pending: { kind: 'no-url', polls: 0 } })
    const telephony = new sdk.TelephonyApi()
    const { client } = app.session.api()
    const bytesOf = async (url: string | undefined) => Buffer.from(await (await fetch(url ?? '')).arrayBuffer())
    for (const { entry } of app.calls) {
      const callId = entry.callIds[0] ?? ''
      const ours = await requestDownload(client, { callId }, window, never)
      const theirs = await telephony.postTelephonySiptracesDownload({ ...dates, callId })
      const link = await readSignedUrl(client, ours, never)
      expect((await telephony.getTelephonySiptracesDownloadDownloadId(ours)).url).toBe(link)
      const other = await telephony.getTelephonySiptracesDownloadDownloadId(theirs.downloadId ?? '')
      const bytes = await bytesOf(link)
      expect(bytes.length).toBeGreaterThan(1000)
      expect(bytes.equals(await bytesOf(other.url))).toBe(true)
    }
  })

  it('given the same mistake, are refused in the same words', async () => {
    app.control.denyPermission('telephony:pcap:view')
    const theirs: unknown = await new sdk.TelephonyApi()
      .getTelephonySiptraces(dates.dateStart, dates.dateEnd, {})
      .catch((error: unknown) => error)
    const ours: unknown = await searchTraces(app.session.api().client, {}, window, never).catch((e: unknown) => e)
    app.control.allowPermission('telephony:pcap:view')
    expect(theirs).toMatchObject({ code: 'missing.permissions', messageParams: { permissions: 'telephony:pcap:view' } })
    expect(ours).toMatchObject({ code: 'api.forbidden', details: { permissions: ['telephony:pcap:view'] } })
  })
})
