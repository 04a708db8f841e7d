// Time in the core is one number: whole microseconds since the Unix epoch. Until the year 2255 these stay below 2^53,
// so plain arithmetic is exact.

declare const epochMicros: unique symbol

/** Whole microseconds since 1970-01-01T00:00:00Z. */
export type EpochMicros = number & { readonly [epochMicros]: true }

/** Brands a number that is already whole microseconds since the epoch. */
export const asEpochMicros = (value: number): EpochMicros => value as EpochMicros
