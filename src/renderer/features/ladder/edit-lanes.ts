// What the user has made of the lanes. Lanes are named by their keys (see `Lane.key`), which outlive every change; what
// no lane answers to does nothing.
import type { Lane } from '../../../core/ladder/ladder-shape'
import { nameLane } from '../../../core/ladder/name-lane'
import type { LaneEdits } from '../../stores/lane-edits'

/** A longer name would not fit any head; what is pasted may be anything. UTF-16 code units. */
const maxNameLength = 200

/** The core's own key of a group. */
const groupKey = (name: string): string => `group ${name}`

/** '' gives the lane its own name back. */
export const renameLane = (edits: LaneEdits, key: string, name: string): LaneEdits => {
  const wanted = name.trim().slice(0, maxNameLength)
  if (wanted === (edits.names.get(key) ?? '')) return edits
  const names = new Map(edits.names)
  if (wanted === '') names.delete(key)
  else names.set(key, wanted)
  return { ...edits, names }
}

export const hideLane = (edits: LaneEdits, key: string): LaneEdits =>
  edits.hidden.includes(key) ? edits : { ...edits, hidden: [...edits.hidden, key] }

export const showAllLanes = (edits: LaneEdits): LaneEdits =>
  edits.hidden.length === 0 ? edits : { ...edits, hidden: [] }

/** Keys from left to right; the lane that stands for the hidden ones always comes last and is not moved. */
const keysInOrder = (lanes: readonly Lane[]): readonly string[] =>
  lanes.filter(({ kind }) => kind !== 'hidden').map(({ key }) => key)

/** Those that are not on screen keep their rank behind those that are. */
const withOrder = (edits: LaneEdits, keys: readonly string[]): LaneEdits => ({
  ...edits,
  order: [...keys, ...edits.order.filter((key) => !keys.includes(key))],
})

/** `to` counts the lanes from the left. */
export const moveLane = (edits: LaneEdits, lanes: readonly Lane[], key: string, to: number): LaneEdits => {
  const keys = keysInOrder(lanes)
  const from = keys.indexOf(key)
  const target = Math.max(0, Math.min(keys.length - 1, to))
  if (from < 0 || target === from) return edits
  return withOrder(edits, keys.filter((each) => each !== key).toSpliced(target, 0, key))
}

const membersOf = ({ groups }: LaneEdits, key: string): readonly string[] =>
  groups.find(({ name }) => groupKey(name) === key)?.keys ?? [key]

const freeName = (wanted: string, taken: readonly string[]): string => {
  if (!taken.includes(wanted)) return wanted
  for (let number = 2; ; number += 1) {
    const name = `${wanted} ${number}`
    if (!taken.includes(name)) return name
  }
}

/** Both as one, in the place and with the name of the first. */
export const mergeLanes = (edits: LaneEdits, lanes: readonly Lane[], key: string, otherKey: string): LaneEdits => {
  const lane = lanes.find((each) => each.key === key)
  const other = lanes.find((each) => each.key === otherKey)
  if (lane === undefined || other === undefined || lane === other) return edits
  if (lane.kind === 'hidden' || other.kind === 'hidden') return edits
  const own = edits.groups.find(({ name }) => groupKey(name) === key)
  const groups = edits.groups.filter(({ name }) => groupKey(name) !== key && groupKey(name) !== otherKey)
  const name =
    own?.name ??
    freeName(
      nameLane(lane).name,
      groups.map((group) => group.name),
    )
  const keys = keysInOrder(lanes).flatMap((each) => {
    if (each === otherKey) return []
    return [each === key ? groupKey(name) : each]
  })
  const merged = { name, keys: [...membersOf(edits, key), ...membersOf(edits, otherKey)] }
  return withOrder({ ...edits, groups: [...groups, merged] }, keys)
}

/** Takes a merged lane apart; its parts stand where it stood. */
export const splitLane = (edits: LaneEdits, lanes: readonly Lane[], key: string): LaneEdits => {
  const members = membersOf(edits, key)
  const groups = edits.groups.filter(({ name }) => groupKey(name) !== key)
  if (groups.length === edits.groups.length) return edits
  return withOrder(
    { ...edits, groups },
    keysInOrder(lanes).flatMap((each) => (each === key ? members : [each])),
  )
}

/** What shares a lane; what was hidden, merged or moved by its old key waits for it. */
export const nextLaneBy = (edits: LaneEdits): LaneEdits => {
  const next = { address: 'address-port', 'address-port': 'alias', alias: 'address' } as const
  return { ...edits, by: next[edits.by] }
}

/** Short arrows, or lanes as they appear: an order made by hand gives way. */
export const nextLaneSort = (edits: LaneEdits): LaneEdits => ({
  ...edits,
  order: [],
  sort: edits.sort === 'appearance' ? 'short-arrows' : 'appearance',
})

/** A lane for each leg where a host has several at once, as a B2BUA has; or one lane for all of them. */
export const toggleLegLanes = ({ splitLegsFrom, ...edits }: LaneEdits): LaneEdits =>
  splitLegsFrom === undefined ? { ...edits, splitLegsFrom: 2 } : edits
