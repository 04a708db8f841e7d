import { hostOf } from '../../../core/base/host-of'
import type { Lane } from '../../../core/ladder/layout-ladder'
import { gutterWidth } from './geometry'
import styles from './LadderView.module.css'

interface LaneHeadsProps {
  readonly lanes: readonly Lane[]
  readonly laneWidth: number
}

const portsOf = ({ ports }: Lane): string =>
  ports.length <= 2 ? ports.map((port) => `:${port}`).join(' ') : `${ports.length} ports`

/** Stays at the top while the rungs scroll, and moves sideways with them. */
export const LaneHeads = ({ lanes, laneWidth }: LaneHeadsProps) => (
  <div className={styles['heads']} role="row" aria-rowindex={1}>
    <div className={styles['headGutter']} role="columnheader" style={{ width: gutterWidth }}>
      Time
    </div>
    {lanes.map((lane) => (
      <div key={lane.address} className={styles['head']} role="columnheader" style={{ width: laneWidth }}>
        <span className={styles['headBox']} title={`${lane.alias} ${lane.address} ${lane.ports.join(', ')}`.trim()}>
          <bdi className={styles['headName']}>{lane.alias || hostOf(lane.address)}</bdi>
          <bdi className={styles['headPorts']}>
            {lane.alias === '' ? '' : hostOf(lane.address)}
            {portsOf(lane)}
          </bdi>
        </span>
      </div>
    ))}
  </div>
)
