// Names of everything that the simulator answers. Faults and the request journal speak of operations by these names,
// which are those of the official SDK where it has one.

export type ApiOperation =
  | 'getOrganizationsMe'
  | 'getUsersMe'
  | 'getAuthorizationSubjectsMe'
  | 'getTokensMe'
  | 'headTokensMe'
  | 'deleteTokensMe'
  | 'getTelephonySiptraces'
  | 'postTelephonySiptracesDownload'
  | 'getTelephonySiptracesDownloadDownloadId'
  | 'getTelephonySipmessagesConversation'
  | 'getTelephonySipmessagesConversationHeaders'
  | 'getTelephonyMediaregions'
  | 'getAnalyticsConversationDetails'
  | 'getConversation'

export type LoginOperation = 'authorize' | 'token' | 'logout'

export type Operation = ApiOperation | LoginOperation | 'fetchPcap'
