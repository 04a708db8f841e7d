// Which organization a session is of: what one has said is not another one's.
import type { SessionState } from '../../shared/schema/session'

/** A domain is that of many organizations. Undefined while nobody is signed in. */
export const organizationOf = (session: SessionState): string | undefined =>
  session.kind === 'signed-in' ? `${session.domain} ${session.organization}` : undefined
