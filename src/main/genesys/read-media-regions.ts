// `getTelephonyMediaregions`: where the organization's media may flow.
import { z } from 'zod'
import type { MediaRegions } from '../../shared/media-regions'
import { AppError } from '../app-error'
import type { ApiClient } from './api-client'

const RegionId = z.string().min(1).max(100)
const RegionIds = z
  .array(z.unknown())
  .nullish()
  .transform((ids) => [
    ...new Set(
      (ids ?? []).slice(0, 200).flatMap((id) => {
        const read = RegionId.safeParse(id)
        return read.success ? [read.data] : []
      }),
    ),
  ])

const Answer = z
  .object({
    awsHomeRegion: RegionId.nullish().catch(undefined),
    awsCoreRegions: RegionIds,
    awsSatelliteRegions: RegionIds,
  })
  // All of them are optional, and yet an answer with none of them is no answer.
  .refine(
    ({ awsHomeRegion, awsCoreRegions, awsSatelliteRegions }) =>
      (awsHomeRegion ?? '') !== '' || awsCoreRegions.length + awsSatelliteRegions.length > 0,
  )

export const readMediaRegions = async (client: ApiClient, signal: AbortSignal): Promise<MediaRegions> => {
  const { json } = await client.request({ path: '/api/v2/telephony/mediaregions', signal, needsBody: true })
  const parsed = Answer.safeParse(json)
  if (!parsed.success) throw new AppError('api.unexpected', 'The media regions came in a form that Rung does not know.')
  const { awsHomeRegion, awsCoreRegions, awsSatelliteRegions } = parsed.data
  return { home: awsHomeRegion ?? '', core: awsCoreRegions, satellite: awsSatelliteRegions }
}
