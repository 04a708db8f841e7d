// Where the media of the signed-in organization may flow, once it was asked.
import type { MediaRegions } from '../../shared/media-regions'
import { idle, type AsyncState } from './async-state'

export interface MediaRegionFacts {
  /** The organization's domain that the answer is of; '' before the first one. */
  readonly domain: string
  readonly regions: AsyncState<MediaRegions>
}

export const noMediaRegions: MediaRegionFacts = { domain: '', regions: idle }
