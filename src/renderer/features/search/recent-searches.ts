// Which searches are kept to be made again, and how they are called.
import type { RecentSearch } from '../../../shared/schema/recent-search'
import { guessWhat, type SearchDraft } from '../../stores/search-draft'

/** Main takes no more; see RecentSearches. */
const maxRecentSearches = 20

/** Digits as people write them; a name of a person is none, and is not kept. */
const isNumber = (text: string): boolean => /^\+?[\d\s().-]{1,63}$/.test(text)

/** Undefined for what is not kept: a search for everything, and one with a name in it. */
const toRecent = (draft: SearchDraft): RecentSearch | undefined => {
  const what = draft.what.trim()
  const fromUser = what === '' ? draft.fromUser.trim() : ''
  const toUser = what === '' ? draft.toUser.trim() : ''
  if (what.length > 512 || (what === '' && fromUser === '' && toUser === '')) return undefined
  // A number may be written as a URI, which may hold a name.
  if (guessWhat(what) === 'number' && !isNumber(what.replace(/^tel:/i, ''))) return undefined
  if ([fromUser, toUser].some((user) => user !== '' && !isNumber(user))) return undefined
  const { window, customStart, customEnd } = draft
  const times = window === 'custom' ? { customStart, customEnd } : {}
  return { what, fromUser, toUser, window, ...times }
}

const isSame = (one: RecentSearch, other: RecentSearch): boolean =>
  one.what === other.what && one.fromUser === other.fromUser && one.toUser === other.toUser

/** Newest first, each once; undefined when nothing is to be kept. */
export const withSearch = (
  recent: readonly RecentSearch[],
  draft: SearchDraft,
): readonly RecentSearch[] | undefined => {
  const made = toRecent(draft)
  if (made === undefined) return undefined
  return [made, ...recent.filter((each) => !isSame(each, made))].slice(0, maxRecentSearches)
}

/** The form as it was; a window such as the last hour is that before now. */
export const draftOf = ({ what, fromUser, toUser, window, customStart, customEnd }: RecentSearch): SearchDraft => {
  return { mode: 'one', what, fromUser, toUser, window, customStart, customEnd }
}

export const recentWords = ({ what, fromUser, toUser }: RecentSearch): string =>
  what === '' ? `${fromUser || 'anyone'} → ${toUser || 'anyone'}` : what
