// What the platform keeps of a conversation, and of the organization's media, through the app's own functions over HTTP.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { extractSip } from '../src/core/capture/extract-sip'
import { parseMessage } from '../src/core/sip/parse-message'
import { readMediaRegions } from '../src/main/genesys/read-media-regions'
import { readStoredHeaders, readStoredMessage } from '../src/main/genesys/read-stored-message'
import { readSegments } from '../src/main/services/find-conversation'
import { openSignedInApp, type AppUnderTest } from './support/app-under-test'

const never = new AbortController().signal
const unknown = '00000000-0000-4000-8000-000000000000'

let app: AppUnderTest
beforeAll(async () => (app = await openSignedInApp()))
afterAll(() => app.running.close())
afterEach(() => {
  app.control.clearFaults()
  for (const right of ['analytics:conversationDetail:view', 'telephony:pcap:view', 'telephony:plugin:all'])
    app.control.allowPermission(right)
})

const client = () => app.session.api().client
const conversationOf = (id: string): string =>
  app.calls.find(({ entry }) => entry.id === id)?.entry.conversationId ?? unknown

it('given any recorded call, gives its first INVITE to the byte, and its headers by key', async () => {
  for (const { entry, packets } of app.calls) {
    const text = await readStoredMessage(client(), entry.conversationId, never)
    const [first] = extractSip(packets).messages
    expect(new TextEncoder().encode(text), entry.id).toEqual(new Uint8Array(first?.message.bytes ?? []))
    const stored = parseMessage(new TextEncoder().encode(text))
    const valuesOf = (name: string) => stored?.headers.filter((field) => field.name === name).map(({ value }) => value)
    const uri = stored?.startLine.kind === 'request' ? stored.startLine.uri : ''
    expect(await readStoredHeaders(client(), entry.conversationId, ['ruri', 'Via', 'x-none', 'to'], never)).toEqual([
      { key: 'ruri', values: [uri] },
      { key: 'Via', values: valuesOf('Via') },
      { key: 'to', values: valuesOf('To') },
    ])
    const all = await readStoredHeaders(client(), entry.conversationId, [], never)
    expect(all?.flatMap(({ values }) => values)).toHaveLength((stored?.headers.length ?? 0) + 1)
  }
})

it('given a conversation without a stored message, or an empty answer, says that there is none', async () => {
  expect(await readStoredMessage(client(), unknown, never)).toBeUndefined()
  expect(await readStoredHeaders(client(), unknown, ['to'], never)).toBeUndefined()
  app.control.addFault({ operation: 'getTelephonySipmessagesConversation', fault: { kind: 'empty-body' } })
  app.control.addFault({ operation: 'getTelephonySipmessagesConversationHeaders', fault: { kind: 'empty-body' } })
  expect(await readStoredMessage(client(), conversationOf('answered'), never)).toBeUndefined()
  expect(await readStoredHeaders(client(), conversationOf('answered'), [], never)).toBeUndefined()
})

it('given an answered inbound call, tells menu, queue and agent in order of time, with how each ended', async () => {
  const segments = await readSegments(client(), conversationOf('answered'), never)
  expect(segments.map(({ purpose, kind, disconnectType }) => `${purpose} ${kind} ${disconnectType}`.trim())).toEqual([
    'customer system',
    'customer interact endpoint',
    'ivr ivr transfer',
    'acd interact transfer',
    'agent alert',
    'agent interact peer',
    'agent wrapup',
  ])
  expect(segments.find(({ kind }) => kind === 'wrapup')?.wrapUpCode).toBe('Resolved')
  const [refused] = await readSegments(client(), conversationOf('busy'), never)
  expect(refused).toMatchObject({ disconnectType: 'error', errorCode: 'sip:486', sipCodes: [486] })
})

it('given no right to analytics, tells the participants from the conversation itself', async () => {
  const details = await readSegments(client(), conversationOf('answered'), never)
  app.control.denyPermission('analytics:conversationDetail:view')
  const segments = await readSegments(client(), conversationOf('answered'), never)
  expect(new Set(segments.map(({ purpose }) => purpose))).toEqual(new Set(details.map(({ purpose }) => purpose)))
})

it('tells the media regions', async () =>
  expect(await readMediaRegions(client(), never)).toMatchObject({
    home: 'eu-central-1',
    core: ['eu-central-1', 'eu-west-1', 'eu-west-2', 'us-east-1'],
    satellite: ['ap-south-1', 'me-central-1', 'us-west-2'],
  }))

it('given a right is missing, names it', async () => {
  app.control.denyPermission('telephony:plugin:all')
  app.control.denyPermission('telephony:pcap:view')
  const refused = (permission: string) => ({ code: 'api.forbidden', details: { permissions: [permission] } })
  await expect(readMediaRegions(client(), never)).rejects.toMatchObject(refused('telephony:plugin:all'))
  await expect(readStoredMessage(client(), unknown, never)).rejects.toMatchObject(refused('telephony:pcap:view'))
})
