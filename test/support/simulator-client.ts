// The simulator's API as tests call it: tokens by real grants, answers held against the official models.
import { expect } from 'vitest'
import { demoClientId, demoClientSecret, demoPassword, demoPublicClientId } from '../../src/simulator/organization'
import type { RunningSimulator } from '../../src/simulator/create-simulator'
import { findSchemaErrors, type ModelName } from './check-schema'

export type Json = Readonly<Record<string, unknown>>

type Init = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> }

export interface SimulatorClient {
  readonly clientToken: () => Promise<string>
  readonly userToken: (email: string) => Promise<string>
  /** `path` below /api/v2/. */
  readonly call: (token: string, path: string, init?: Init) => Promise<Response>
  readonly search: (token: string, filters?: Readonly<Record<string, string>>) => Promise<Response>
  readonly order: (token: string, filters: Readonly<Record<string, string>>) => Promise<Response>
}

/** The simulator's start in these tests, and the window of their searches. */
export const startedAt = Date.parse('2026-11-24T12:00:00.400Z')
const today = { dateStart: '2026-11-24T11:00:00Z', dateEnd: '2026-11-24T12:00:00Z' }

export const jsonOf = async (response: Response, model: ModelName): Promise<Json> => {
  const value = (await response.json()) as Json
  expect(findSchemaErrors(model, value)).toEqual([])
  return value
}

export const rowsOf = async (response: Response): Promise<readonly Json[]> =>
  (await jsonOf(response, 'SipSearchResult'))['data'] as readonly Json[]

/** Status and code of a refusal. */
export const errorOf = async (response: Response): Promise<readonly unknown[]> => {
  const body = await jsonOf(response, 'ErrorBody')
  expect(body['contextId']).toBe(response.headers.get('inin-correlation-id'))
  return [response.status, body['code']]
}

export const createSimulatorClient = (running: () => RunningSimulator): SimulatorClient => {
  const clientToken = async (): Promise<string> => {
    const basic = Buffer.from(`${demoClientId}:${demoClientSecret}`).toString('base64')
    const response = await fetch(`${running().loginBase}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    return String(((await response.json()) as Json)['access_token'])
  }

  /** Signs in as a person would, form and redirect included. */
  const userToken = async (email: string): Promise<string> => {
    const redirectUri = 'http://localhost:51234/callback'
    const submitted = await fetch(`${running().loginBase}/oauth/authorize`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        client_id: demoPublicClientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
        email,
        password: demoPassword,
      }),
    })
    const code = new URL(submitted.headers.get('location') ?? '').searchParams.get('code') ?? ''
    const response = await fetch(`${running().loginBase}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: demoPublicClientId,
        redirect_uri: redirectUri,
        code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
        code,
      }),
    })
    return String(((await response.json()) as Json)['access_token'])
  }

  const call = (token: string, path: string, init: Init = {}): Promise<Response> =>
    fetch(`${running().apiBase}/api/v2/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    })

  const search = (token: string, filters: Readonly<Record<string, string>> = {}): Promise<Response> =>
    call(token, `telephony/siptraces?${new URLSearchParams({ ...today, ...filters }).toString()}`)
  const order = (token: string, filters: Readonly<Record<string, string>>): Promise<Response> =>
    call(token, 'telephony/siptraces/download', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...today, ...filters }),
    })

  return { clientToken, userToken, call, search, order }
}
