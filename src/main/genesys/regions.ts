// The public regions of Genesys Cloud, as the official SDK 262.0.0 lists them. New ones appear every few months: any
// other domain can be typed in.

export interface Region {
  readonly domain: string
  readonly name: string
}

export const regions: readonly Region[] = [
  { domain: 'mypurecloud.com', name: 'Americas (US East)' },
  { domain: 'usw2.pure.cloud', name: 'Americas (US West)' },
  { domain: 'cac1.pure.cloud', name: 'Americas (Canada)' },
  { domain: 'mxc1.pure.cloud', name: 'Americas (Mexico)' },
  { domain: 'sae1.pure.cloud', name: 'Americas (São Paulo)' },
  { domain: 'use2.us-gov-pure.cloud', name: 'Americas (US East, FedRAMP)' },
  { domain: 'mypurecloud.ie', name: 'EMEA (Ireland)' },
  { domain: 'mypurecloud.de', name: 'EMEA (Frankfurt)' },
  { domain: 'euw2.pure.cloud', name: 'EMEA (London)' },
  { domain: 'euc2.pure.cloud', name: 'EMEA (Zurich)' },
  { domain: 'edee1.eusc-pure.cloud', name: 'EMEA (Germany, EU sovereign)' },
  { domain: 'mec1.pure.cloud', name: 'EMEA (UAE)' },
  { domain: 'aps1.pure.cloud', name: 'Asia Pacific (Mumbai)' },
  { domain: 'apse1.pure.cloud', name: 'Asia Pacific (Singapore)' },
  { domain: 'mypurecloud.com.au', name: 'Asia Pacific (Sydney)' },
  { domain: 'mypurecloud.jp', name: 'Asia Pacific (Tokyo)' },
  { domain: 'apne3.pure.cloud', name: 'Asia Pacific (Osaka)' },
  { domain: 'apne2.pure.cloud', name: 'Asia Pacific (Seoul)' },
]
