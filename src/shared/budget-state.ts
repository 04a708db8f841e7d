/** How much of the organization's request limit is left, as its last answer told. */
export type BudgetState =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'counted'
      readonly left: number
      readonly allowed: number
      /** When the limit is whole again, in milliseconds since the epoch. */
      readonly resetAt: number
      /** Until when everything waits, in milliseconds since the epoch; undefined while requests go out. */
      readonly heldUntil: number | undefined
    }
