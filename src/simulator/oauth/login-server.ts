// Which page or endpoint of the login host answers, and the faults that can befall it.
import { withDelivery, type Fault, type FaultBoard } from '../faults'
import { emptyReply, jsonReply, textReply, type Incoming, type Reply } from '../http/messages'
import type { LoginOperation } from '../operations'
import type { AuthorizePages } from './authorize'

export interface LoginServerParts {
  readonly pages: AuthorizePages
  readonly token: (incoming: Incoming) => Reply
  readonly faults: FaultBoard
  readonly onAnswered: (operation: LoginOperation, incoming: Incoming, reply: Reply) => void
}

interface LoginRoute {
  readonly operation: LoginOperation
  readonly methods: readonly string[]
  readonly answer: (incoming: Incoming) => Reply
}

const faultyReply = (fault: Fault | undefined): Reply | undefined => {
  switch (fault?.kind) {
    case 'status':
      return jsonReply(fault.status, { error: 'temporarily_unavailable', error_description: 'Try again later' })
    case 'rate-limited':
      return jsonReply(
        429,
        { error: 'temporarily_unavailable', error_description: 'Too many requests' },
        { 'retry-after': String(fault.retryAfterSeconds) },
      )
    case 'empty-body':
      return emptyReply(200)
    case 'not-json':
      return textReply(200, 'text/html', '<html><body>502 Bad Gateway</body></html>')
    default:
      return undefined
  }
}

/** Answers undefined for a path that is none of the login host's. */
export const createLoginServer = (parts: LoginServerParts): ((incoming: Incoming) => Reply | undefined) => {
  const routes = new Map<string, LoginRoute>([
    ['/oauth/authorize', { operation: 'authorize', methods: ['GET', 'POST'], answer: parts.pages.authorize }],
    ['/oauth/token', { operation: 'token', methods: ['POST'], answer: parts.token }],
    ['/logout', { operation: 'logout', methods: ['GET'], answer: parts.pages.logout }],
  ])

  const answerRoute = (incoming: Incoming, route: LoginRoute): Reply => {
    if (!route.methods.includes(incoming.method)) return emptyReply(405, { allow: route.methods.join(', ') })
    if (incoming.bodyTooLarge) return emptyReply(413)
    const fault = parts.faults.take(route.operation)
    return faultyReply(fault) ?? withDelivery(route.answer(incoming), fault)
  }

  return (incoming) => {
    const route = routes.get(incoming.path)
    if (route === undefined) return undefined
    const reply = answerRoute(incoming, route)
    parts.onAnswered(route.operation, incoming, reply)
    return reply
  }
}
