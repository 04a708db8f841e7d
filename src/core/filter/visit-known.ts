// A value that not every subject has: what is not known passes no test.

export const visitKnown = <Value>(value: Value | undefined, test: (value: Value) => boolean): boolean =>
  value !== undefined && test(value)
