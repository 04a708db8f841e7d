// Accounts and their sessions in words.
import { asEpochMicros } from '../../../core/base/time'
import type { Profile } from '../../../shared/schema/profile'
import type { Session } from '../../../shared/schema/session'
import type { Settings } from '../../../shared/schema/settings'
import { formatDate, formatSeconds, zoneName } from '../../ui/format-time'
import { plural } from '../../ui/plural'

export const grantWords = ({ grant }: Pick<Profile, 'grant'>): string =>
  grant === 'browser' ? 'a person, with the browser' : 'an OAuth client, with its secret'

const keptWords: Readonly<Record<NonNullable<Session['kept']>, string>> = {
  yes: 'Kept across restarts, encrypted by this computer’s keyring.',
  no: 'For this session only.',
  failed: 'For this session only: it could not be kept.',
}

/** Who is signed in, until when, and whether that outlives a restart. */
export const sessionWords = (session: Session, zone: Settings['timeZone']): string => {
  const { user, organization, expiresAt, renews, kept } = session
  const who = `Signed in${user === undefined ? '' : ` as ${user}`} to ${organization}`
  const isKept = kept === undefined ? '' : ` ${keptWords[kept]}`
  if (expiresAt === undefined) return `${who}.${isKept}`
  const at = asEpochMicros(expiresAt * 1000)
  const until = `until ${formatDate(at, zone)} ${formatSeconds(at, zone)} ${zoneName(zone)}`
  const then = renews === true ? 'then renewed by itself' : 'then the browser is asked'
  return `${who} ${until}, ${then}.${isKept}`
}

/** Permissions that Rung needs and the account is known to lack. */
export const missingOf = ({ rights }: Session): readonly string[] => [
  ...(rights.view === false ? ['telephony:pcap:view'] : []),
  ...(rights.add === false ? ['telephony:pcap:add'] : []),
]

const minute = 60_000
const expiryNoticeMs = 15 * minute
const idleNoticeMs = 5 * minute

const minutesUntil = (at: number, now: number): string => {
  const minutes = Math.max(0, Math.ceil((at - now) / minute))
  return minutes === 0 ? 'now' : `in ${plural(minutes, 'minute')}`
}

/** When the session is about to end, that it is; '' while there is nothing to say. `now`: milliseconds since the epoch. */
export const endWords = ({ expiresAt, idlesAt, renews }: Session, now: number): string => {
  if (idlesAt !== undefined && idlesAt - now <= idleNoticeMs) {
    return `Unused, the session ends ${minutesUntil(idlesAt, now)}`
  }
  if (expiresAt === undefined || renews === true || expiresAt - now > expiryNoticeMs) return ''
  return expiresAt <= now ? 'The session has run out' : `The session ends ${minutesUntil(expiresAt, now)}`
}
