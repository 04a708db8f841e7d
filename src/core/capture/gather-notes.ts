// What a capture file says beside its packets: issues, link types, names and comments, each within a bound.
import type { Issue } from '../base/issue'
import type { CaptureComment, CaptureSummary } from './capture-reading'

const MAX_ISSUES = 1000
const MAX_NAMES = 65_536
const MAX_COMMENTS = 4096
/** Longer ones are cut; pcapng allows 65,535 bytes each. */
const MAX_COMMENT_BYTES = 4096

export interface CaptureNotes {
  readonly addIssue: (issue: Issue) => void
  /** A LINKTYPE_ value. */
  readonly addLinkType: (linkType: number) => void
  /** Of several names of one address, the first stays. */
  readonly addName: (address: string, name: string) => void
  /** UTF-8, about the 1-based `frame` or else about the file. */
  readonly addComment: (bytes: Uint8Array, frame?: number) => void
  readonly list: () => Omit<CaptureSummary, 'format' | 'packets'>
}

const leftOut = (code: string, count: number, what: string): readonly Issue[] =>
  count === 0 ? [] : [{ code, severity: 'note', message: `The file holds ${count} more ${what}, which are left out.` }]

const decoder = new TextDecoder()

export const createCaptureNotes = (): CaptureNotes => {
  const issues: Issue[] = []
  const linkTypes = new Set<number>()
  const names = new Map<string, string>()
  const comments: CaptureComment[] = []
  let moreIssues = 0
  let moreNames = 0
  let moreComments = 0
  return {
    addIssue: (issue) => {
      if (issues.length < MAX_ISSUES) issues.push(issue)
      else moreIssues++
    },
    addLinkType: (linkType) => linkTypes.add(linkType),
    addName: (address, name) => {
      if (names.has(address)) return
      if (names.size < MAX_NAMES) names.set(address, name)
      else moreNames++
    },
    addComment: (bytes, frame) => {
      if (comments.length >= MAX_COMMENTS) {
        moreComments++
        return
      }
      const text = decoder.decode(bytes.subarray(0, MAX_COMMENT_BYTES))
      comments.push(frame === undefined ? { text } : { frame, text })
    },
    list: () => ({
      linkTypes: [...linkTypes],
      issues: [
        ...issues,
        ...leftOut('capture.more-issues', moreIssues, 'faults of these kinds'),
        ...leftOut('capture.more-names', moreNames, 'host names'),
        ...leftOut('capture.more-comments', moreComments, 'comments'),
      ],
      names,
      comments,
    }),
  }
}
