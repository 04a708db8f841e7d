// The call in front, or two beside each other: side by side where both have room for three lanes, else one above the other.
import { Group, Panel, Separator } from 'react-resizable-panels'
import { useRef } from 'react'
import { useFacts } from '../../app-context'
import { activeTabOf, tabOf, type CallTab } from '../../stores/stores'
import { useInlineSize } from '../../ui/use-inline-size'
import { CallSide } from './CallSide'
import styles from './CallSides.module.css'

/** px of both together. */
const besideFrom = 1000

export const CallSides = () => {
  const facts = useFacts(
    (s) => s.tabs,
    (all) => all,
  )
  const frame = useRef<HTMLDivElement>(null)
  const width = useInlineSize(frame)
  const active = activeTabOf(facts)
  const other = tabOf(facts, facts.otherId)
  const isBeside = facts.way === 'beside' || (facts.way === 'fit' && width >= besideFrom)
  const names = isBeside ? ['left call', 'right call'] : ['upper call', 'lower call']
  const sides = facts.isOtherFirst ? [other, active] : [active, other]
  const shown = sides.filter((tab): tab is CallTab => tab !== undefined)
  const sideOf = (tab: CallTab, index: number) => (
    <CallSide
      key={tab.id}
      tab={tab}
      name={shown.length === 1 ? undefined : names[index]}
      isFirst={index === 0}
      isActive={tab === active}
    />
  )
  const [first, second] = shown
  return (
    <div ref={frame} className={styles['sides']}>
      {first !== undefined && second === undefined && sideOf(first, 0)}
      {first !== undefined && second !== undefined && (
        <Group orientation={isBeside ? 'horizontal' : 'vertical'} key={isBeside ? 'beside' : 'below'}>
          <Panel id="first-side" minSize="20%">
            {sideOf(first, 0)}
          </Panel>
          <Separator
            className={isBeside ? (styles['upright'] ?? '') : (styles['level'] ?? '')}
            aria-label="Room of the two calls"
          />
          <Panel id="second-side" minSize="20%">
            {sideOf(second, 1)}
          </Panel>
        </Group>
      )}
    </div>
  )
}
