// Names of header fields: compact forms, usual capitals, and which fields are comma lists.

/** RFC 3261 7.3.3 and later registrations (IANA "SIP Header Fields"). */
const compactForms: ReadonlyMap<string, string> = new Map([
  ['a', 'Accept-Contact'],
  ['b', 'Referred-By'],
  ['c', 'Content-Type'],
  ['d', 'Request-Disposition'],
  ['e', 'Content-Encoding'],
  ['f', 'From'],
  ['i', 'Call-ID'],
  ['j', 'Reject-Contact'],
  ['k', 'Supported'],
  ['l', 'Content-Length'],
  ['m', 'Contact'],
  ['n', 'Identity-Info'],
  ['o', 'Event'],
  ['r', 'Refer-To'],
  ['s', 'Subject'],
  ['t', 'To'],
  ['u', 'Allow-Events'],
  ['v', 'Via'],
  ['x', 'Session-Expires'],
  ['y', 'Identity'],
])

/** Names whose usual capitals differ from "every word starts with one". */
const unusualCapitals: ReadonlyMap<string, string> = new Map(
  [
    'Call-ID',
    'CSeq',
    'MIME-Version',
    'RAck',
    'RSeq',
    'WWW-Authenticate',
    'SIP-ETag',
    'SIP-If-Match',
    'Min-SE',
    'Session-ID',
    'User-to-User',
    'P-Charging-Vector',
    'P-Called-Party-ID',
    'P-Associated-URI',
    'P-Visited-Network-ID',
    'P-Refused-URI-List',
    'Remote-Party-ID',
    'Content-ID',
    'Policy-ID',
    'X-CID',
    'X-Call-ID',
  ].map((name) => [name.toLowerCase(), name]),
)

const usualNames: ReadonlySet<string> = new Set(
  [
    'accept accept-contact accept-encoding accept-language accept-resource-priority additional-identity alert-info',
    'allow allow-events answer-mode attestation-info authentication-info authorization call-info',
    'cellular-network-info contact content-disposition content-encoding content-language content-length',
    'content-transfer-encoding content-type date diversion error-info event expires feature-caps flow-timer from',
    'geolocation geolocation-error geolocation-routing history-info identity identity-info in-reply-to info-package',
    'join max-breadth max-forwards min-expires organization origination-id p-access-network-info p-answer-state',
    'p-asserted-identity p-asserted-service p-charge-info p-charging-function-addresses p-early-media',
    'p-media-authorization p-preferred-identity p-preferred-service p-private-network-indication p-profile-key',
    'p-served-user p-user-database path permission-missing policy-contact priority priority-share priority-verstat',
    'priv-answer-mode privacy proxy-authenticate proxy-authorization proxy-require reason record-route',
    'recv-info refer-events-at refer-sub refer-to referred-by reject-contact relayed-charge replaces reply-to',
    'request-disposition require resource-priority resource-share response-source restoration-info retry-after route',
    'security-client security-server security-verify server service-interact-info service-route session-expires',
    'subject subscription-state supported suppress-if-match target-dialog timestamp to trigger-consent unsupported',
    'user-agent via warning',
  ].flatMap((line) => line.split(' ')),
)

const capitalized = (lower: string): string => lower.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())

const canonicalize = (rawName: string): string => {
  const lower = rawName.toLowerCase()
  const expanded = compactForms.get(lower)
  if (expanded !== undefined) return expanded
  return unusualCapitals.get(lower) ?? (usualNames.has(lower) ? capitalized(lower) : rawName)
}

/** A capture spells the same few dozen names over and over; what an attacker invents must not fill the memory. */
const maxRemembered = 1000
const remembered = new Map<string, string>()

/** Expands compact forms and gives known names their usual capitals; an unknown name stays as it was written. */
export const canonicalHeaderName = (rawName: string): string => {
  const known = remembered.get(rawName)
  if (known !== undefined) return known
  const name = canonicalize(rawName)
  if (remembered.size < maxRemembered && rawName.length < 64) remembered.set(rawName, name)
  return name
}

/** Prefixes that Genesys Cloud keeps for itself. */
export const isGenesysName = (name: string): boolean => /^x-(?:inin|genesys|pcv|gcv)-/i.test(name)

/** Fields whose grammar is `1#element`: several values may stand in one field, split on commas (RFC 3261 7.3.1). */
const commaLists: ReadonlySet<string> = new Set(
  [
    'Via Route Record-Route Path Service-Route Contact Allow Supported Require Proxy-Require Unsupported Allow-Events',
    'Accept Accept-Encoding Accept-Language Alert-Info Call-Info Error-Info In-Reply-To Warning Reason Diversion',
    'History-Info P-Asserted-Identity P-Preferred-Identity Geolocation Content-Encoding Content-Language',
    'Security-Client Security-Server Security-Verify Resource-Priority P-Associated-URI User-to-User Remote-Party-ID',
    'Accept-Contact Reject-Contact Request-Disposition Recv-Info Feature-Caps P-Access-Network-Info P-Early-Media',
    'P-Visited-Network-ID',
  ].flatMap((line) => line.split(' ')),
)

export const isCommaList = (canonicalName: string): boolean => commaLists.has(canonicalName)
