// Messages and view → what the ladder shows. Each step is done again only when something that it depends on has changed.
import { findMissing } from '../../../core/call/find-missing'
import type { TraceMessage } from '../../../core/call/trace-message'
import { compileFilter } from '../../../core/filter/compile-filter'
import { explainFilter } from '../../../core/filter/explain-filter'
import type { FilterIssue } from '../../../core/filter/filter-issue'
import { messageVocabulary } from '../../../core/filter/message-vocabulary'
import { parseFilter } from '../../../core/filter/parse-filter'
import type { ConversationSegment, DigestMode, LadderOptions } from '../../../core/ladder/ladder-options'
import type { LadderPlan } from '../../../core/ladder/ladder-shape'
import { layoutLadder } from '../../../core/ladder/layout-ladder'
import type { Settings } from '../../../shared/schema/settings'
import type { LaneEdits } from '../../stores/lane-edits'
import type { LadderView, LayoutChoices } from '../../stores/ladder-views'
import type { OpenCall } from '../../stores/stores'
import { listSubjects } from './list-subjects'
import { rememberFew } from '../../stores/remember-few'
import { shownMedia } from './shown-media'
import { showRows, type FoundMessages, type ShownRows } from './show-rows'

interface FilterAnswer {
  readonly found: FoundMessages
  readonly issues: readonly FilterIssue[]
  /** The filter as it was understood, in a sentence. */
  readonly explanation: string
}

export interface ShownLadder extends ShownRows, FilterAnswer {
  readonly plan: LadderPlan
}

/** Of an open call, what the ladder depends on. */
interface LadderCall extends Pick<OpenCall, 'messages'> {
  readonly arriving?: number | undefined
  readonly found?: OpenCall['found']
}

const noSegments: readonly ConversationSegment[] = []

/** Of the conversation that a search has brought. */
export const segmentsOf = ({ found }: Pick<LadderCall, 'found'>): readonly ConversationSegment[] =>
  found?.segments ?? noSegments

/** What a ladder has besides its lanes and rungs. */
export const optionsOf = (
  call: LadderCall,
  layout: LayoutChoices,
): Pick<LadderOptions, 'silence' | 'media' | 'segments' | 'microsPerRow'> => ({
  silence: {},
  media: shownMedia(call, layout),
  segments: segmentsOf(call),
  ...(layout.axis === 'time' && { microsPerRow: 'fit' }),
})

const findGhosts = rememberFew(findMissing)

const planLadder = rememberFew(
  (
    messages: readonly TraceMessage[],
    arriving: number | undefined,
    found: OpenCall['found'],
    lanes: LaneEdits,
    foldRepeats: boolean,
    digest: DigestMode,
    layout: LayoutChoices,
  ): LadderPlan =>
    layoutLadder(messages, {
      lanes,
      foldRepeats,
      digest,
      ...optionsOf({ messages, arriving, found }, layout),
      // Before all are here nobody knows what is missing.
      missing: arriving === undefined ? findGhosts(messages) : [],
    }),
)

const subjectsOf = rememberFew(listSubjects)

const answerFilter = rememberFew(
  (messages: readonly TraceMessage[], text: string, zone: Settings['timeZone']): FilterAnswer => {
    const { filter, issues } = parseFilter(text, messageVocabulary)
    const explanation = explainFilter(filter, messageVocabulary)
    if (filter === undefined) return { found: undefined, issues, explanation }
    // A clock in the filter is meant as the gutter shows it.
    const passes = compileFilter(filter, { zone })
    const found = new Set(subjectsOf(messages).flatMap((subject, index) => (passes(subject) ? [index] : [])))
    return { found, issues, explanation }
  },
)

const joinLadder = rememberFew((plan: LadderPlan, answer: FilterAnswer, hidesOthers: boolean): ShownLadder => {
  return { plan, ...answer, ...showRows(plan, answer.found, hidesOthers) }
})

type Shown = Pick<LadderView, 'lanes' | 'foldsRepeats' | 'digest' | 'layout' | 'filterText' | 'hidesOthers'>

export const readLadder = (
  call: LadderCall,
  { lanes, foldsRepeats, digest, layout, filterText, hidesOthers }: Shown,
  zone: Settings['timeZone'],
): ShownLadder =>
  joinLadder(
    planLadder(call.messages, call.arriving, call.found, lanes.present, foldsRepeats, digest, layout),
    answerFilter(call.messages, filterText, zone),
    hidesOthers,
  )
