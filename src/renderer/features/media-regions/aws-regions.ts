// AWS regions by their ids: the place as AWS itself names it, the country alone where it says no more. Data only; an id that is not here is shown as it is.

interface AwsRegion {
  readonly place: string
  readonly country: string
}

const regions: Readonly<Record<string, AwsRegion>> = {
  'af-south-1': { place: 'Cape Town', country: 'South Africa' },
  'ap-east-1': { place: 'Hong Kong', country: 'China' },
  'ap-east-2': { place: 'Taipei', country: 'Taiwan' },
  'ap-northeast-1': { place: 'Tokyo', country: 'Japan' },
  'ap-northeast-2': { place: 'Seoul', country: 'South Korea' },
  'ap-northeast-3': { place: 'Osaka', country: 'Japan' },
  'ap-south-1': { place: 'Mumbai', country: 'India' },
  'ap-south-2': { place: 'Hyderabad', country: 'India' },
  'ap-southeast-1': { place: 'Singapore', country: 'Singapore' },
  'ap-southeast-2': { place: 'Sydney', country: 'Australia' },
  'ap-southeast-3': { place: 'Jakarta', country: 'Indonesia' },
  'ap-southeast-4': { place: 'Melbourne', country: 'Australia' },
  'ap-southeast-5': { place: 'Malaysia', country: 'Malaysia' },
  'ap-southeast-6': { place: 'New Zealand', country: 'New Zealand' },
  'ap-southeast-7': { place: 'Thailand', country: 'Thailand' },
  'ca-central-1': { place: 'Montréal', country: 'Canada' },
  'ca-west-1': { place: 'Calgary', country: 'Canada' },
  'cn-north-1': { place: 'Beijing', country: 'China' },
  'cn-northwest-1': { place: 'Ningxia', country: 'China' },
  'eu-central-1': { place: 'Frankfurt', country: 'Germany' },
  'eu-central-2': { place: 'Zurich', country: 'Switzerland' },
  'eu-north-1': { place: 'Stockholm', country: 'Sweden' },
  'eu-south-1': { place: 'Milan', country: 'Italy' },
  'eu-south-2': { place: 'Spain', country: 'Spain' },
  'eu-west-1': { place: 'Ireland', country: 'Ireland' },
  'eu-west-2': { place: 'London', country: 'United Kingdom' },
  'eu-west-3': { place: 'Paris', country: 'France' },
  'eusc-de-east-1': { place: 'Brandenburg', country: 'Germany, EU sovereign' },
  'il-central-1': { place: 'Tel Aviv', country: 'Israel' },
  'me-central-1': { place: 'United Arab Emirates', country: 'United Arab Emirates' },
  'me-south-1': { place: 'Bahrain', country: 'Bahrain' },
  'mx-central-1': { place: 'Querétaro', country: 'Mexico' },
  'sa-east-1': { place: 'São Paulo', country: 'Brazil' },
  'us-east-1': { place: 'Northern Virginia', country: 'United States' },
  'us-east-2': { place: 'Ohio', country: 'United States' },
  'us-gov-east-1': { place: 'Ohio', country: 'United States, GovCloud' },
  'us-gov-west-1': { place: 'Oregon', country: 'United States, GovCloud' },
  'us-west-1': { place: 'Northern California', country: 'United States' },
  'us-west-2': { place: 'Oregon', country: 'United States' },
}

/** e.g. `Frankfurt, Germany`; undefined for an id that Rung does not know. */
export const regionName = (id: string): string | undefined => {
  const region = Object.hasOwn(regions, id) ? regions[id] : undefined
  if (region === undefined) return undefined
  return region.place === region.country ? region.place : `${region.place}, ${region.country}`
}
