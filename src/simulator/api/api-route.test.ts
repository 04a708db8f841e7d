import { expect, it } from 'vitest'
import { matchRoute, type ApiRoute } from './api-route'

const route = (operation: ApiRoute['operation'], method: ApiRoute['method'], path: string): ApiRoute => ({
  operation,
  method,
  path,
  handle: () => ({ kind: 'empty', status: 200 }),
})
const routes = [
  route('getTokensMe', 'GET', '/api/v2/tokens/me'),
  route('deleteTokensMe', 'DELETE', '/api/v2/tokens/me'),
  route('getConversation', 'GET', '/api/v2/conversations/{conversationId}'),
]

it.each([
  ['GET', '/api/v2/tokens/me', { kind: 'route', params: {} }],
  ['GET', '/api/v2/conversations/a%2Fb', { kind: 'route', params: { conversationId: 'a/b' } }],
  ['POST', '/api/v2/tokens/me', { kind: 'wrong-method', allowed: ['GET', 'DELETE'] }],
  ['GET', '/api/v2/conversations/', { kind: 'unknown-path' }],
  ['GET', '/api/v2/conversations/%E0%A4%A', { kind: 'unknown-path' }],
  ['GET', '/api/v2/conversations/a/b', { kind: 'unknown-path' }],
])('given %s %s, finds %j', (method, path, expected) =>
  expect(matchRoute(routes, method, path)).toMatchObject(expected),
)
