// Where the media of the signed-in organization may flow, once it was asked.
import type { MediaRegions } from '../../shared/media-regions'
import { idle, type AsyncState } from './async-state'

export interface MediaRegionFacts {
  /** The organization that the answer is of; undefined before the first one. */
  readonly organization: string | undefined
  readonly regions: AsyncState<MediaRegions>
}

export const noMediaRegions: MediaRegionFacts = { organization: undefined, regions: idle }
