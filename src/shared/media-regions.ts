// Where the media of an organization may flow, as ids of AWS regions.

export interface MediaRegions {
  /** '' when the platform does not say. */
  readonly home: string
  readonly core: readonly string[]
  readonly satellite: readonly string[]
}
