// What the user has made of a ladder's lanes; features/ladder/edit-lanes.ts makes one from another.
import type { LaneOptions } from '../../core/ladder/ladder-options'

export interface LaneEdits {
  readonly by: NonNullable<LaneOptions['by']>
  readonly sort: NonNullable<LaneOptions['sort']>
  readonly groups: NonNullable<LaneOptions['groups']>
  readonly hidden: readonly string[]
  readonly names: ReadonlyMap<string, string>
  readonly order: readonly string[]
  /** Hosts with so many legs at once have a lane for each of them; not done if not given. */
  readonly splitLegsFrom?: number
}

export const noLaneEdits: LaneEdits = {
  by: 'address',
  sort: 'appearance',
  groups: [],
  hidden: [],
  names: new Map(),
  order: [],
}
