import { expect, it } from 'vitest'
import { regionName } from './aws-regions'

it.each([
  ['eu-central-1', 'Frankfurt, Germany'],
  ['ap-southeast-1', 'Singapore'],
  ['xx-new-9', undefined],
  ['constructor', undefined],
])('given the region %s, names it %s', (id, name) => expect(regionName(id)).toBe(name))
