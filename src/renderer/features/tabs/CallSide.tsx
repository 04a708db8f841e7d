// One open call: its head and its ladder, or how far it is. Of two that are seen together, a line says which is which and
// whether the keys are its.
import { ChevronDown, ChevronRight, LoaderCircle } from 'lucide-react'
import { useMemo, useState } from 'react'
import { CallScope, useApp, useFacts } from '../../app-context'
import { SideProvider, type Side } from '../../side-context'
import { useTitles } from '../../commands/use-commands'
import type { CallTab } from '../../stores/stores'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { FaultPane } from '../fault/FaultPane'
import { CallHead } from '../ladder/CallHead'
import { LadderView } from '../ladder/LadderView'
import styles from './CallSide.module.css'
import { HeadingName } from './HeadingName'
import { callPanelId, callTabId } from './tab-ids'
import { headingTitle } from './tab-words'

interface CallSideProps {
  readonly tab: CallTab
  /** e.g. `upper call`; undefined where the call is seen alone. */
  readonly name: string | undefined
  readonly isFirst: boolean
  readonly isActive: boolean
}

/** The head takes room that two ladders need, so it is folded until it is wanted or has to tell something. */
const useHead = () => {
  const [isUnfolded, unfold] = useState(false)
  const open = useFacts(
    (s) => s.call,
    ({ call }) => (call.kind === 'ready' ? call.value : undefined),
  )
  const isTelling = useFacts(
    (s) => s.captures,
    ({ job, handOver }) =>
      ((job.kind === 'running' || job.kind === 'failed') && job.key === open?.key) ||
      (handOver !== undefined && handOver.captureId === open?.capture?.id),
  )
  return { isUnfolded: isUnfolded || isTelling, toggle: () => unfold(!isUnfolded) }
}

const Body = ({ tab, caption }: { readonly tab: CallTab; readonly caption: string | undefined }) => {
  const { actions } = useApp()
  const titleOf = useTitles()
  const { isUnfolded, toggle } = useHead()
  const call = useFacts(
    (s) => s.call,
    (facts) => facts.call,
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const { heading } = tab.opening
  return (
    <>
      {caption !== undefined && (
        <div className={styles['caption']}>
          <Button
            kind="icon"
            aria-label={`Facts of the ${caption}`}
            aria-expanded={isUnfolded}
            title="What is known of the call"
            icon={isUnfolded ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
            onClick={toggle}
          />
          <h2 title={headingTitle(heading, zone)}>
            <HeadingName {...heading} />
          </h2>
          <span className={styles['here']} title={titleOf('To the other side', 'tab.go-over')}>
            Keys go here
          </span>
        </div>
      )}
      {call.kind === 'loading' && (
        <EmptyState icon={<LoaderCircle className={styles['spinner']} aria-hidden />} title={loadingWords(tab).title}>
          <p>{loadingWords(tab).words}</p>
        </EmptyState>
      )}
      {call.kind === 'failed' && <FaultPane fault={call.fault} onRetry={() => void actions.tabs.reload()} />}
      {call.kind === 'ready' && (
        <>
          {(caption === undefined || isUnfolded) && <CallHead call={call.value} />}
          <LadderView call={call.value} />
        </>
      )}
    </>
  )
}

const loadingWords = ({ opening }: CallTab): { readonly title: string; readonly words: string } => {
  if (opening.sourceId === 'search') {
    return { title: 'Finding the whole call…', words: 'The conversation first, then each of its Call-IDs.' }
  }
  return { title: 'Reading the call…', words: 'From the file on this computer.' }
}

export const CallSide = ({ tab, name, isFirst, isActive }: CallSideProps) => {
  const { actions } = useApp()
  const side = useMemo<Side>(
    () => ({
      label: (words) => (name === undefined ? words : `${words}, ${name}`),
      idOf: (id) => (isFirst ? id : `second-${id}`),
      place: tab.place,
    }),
    [name, isFirst, tab.place],
  )
  // Before a click or a key does anything here: what it does is done to the call in front. Assistive technology clicks
  // without a pointer.
  const activate = (): void => {
    if (!isActive) actions.tabs.reveal(tab.id)
  }
  return (
    <div
      className={styles['side']}
      role="tabpanel"
      id={callPanelId(tab)}
      aria-labelledby={callTabId(tab)}
      data-active-side={isActive || undefined}
      data-split={name !== undefined || undefined}
      onPointerDownCapture={activate}
      onClickCapture={activate}
      onFocusCapture={activate}
    >
      <CallScope tab={tab}>
        <SideProvider value={side}>
          <Body tab={tab} caption={name} />
        </SideProvider>
      </CallScope>
    </div>
  )
}
