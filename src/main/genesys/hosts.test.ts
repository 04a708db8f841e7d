import { describe, expect, it } from 'vitest'
import { Domain } from '../../shared/schema/session'
import { hostsOf } from './hosts'

describe('hostsOf', () => {
  it('puts api and login before the domain, over https', () => {
    expect(hostsOf('mypurecloud.de')).toEqual({
      domain: 'mypurecloud.de',
      apiBase: 'https://api.mypurecloud.de',
      loginBase: 'https://login.mypurecloud.de',
    })
  })

  it('speaks plain http to a simulator on this machine only', () => {
    expect(hostsOf('localhost:8080').apiBase).toBe('http://api.localhost:8080')
    expect(hostsOf('localhost.example.com').apiBase).toBe('https://api.localhost.example.com')
  })
})

describe('Domain', () => {
  it.each(['mypurecloud.com', 'use2.us-gov-pure.cloud', 'localhost:5000', ' MyPureCloud.IE '])(
    'accepts %s',
    (domain) => {
      expect(Domain.safeParse(domain).success).toBe(true)
    },
  )

  it.each([
    '',
    'localhost',
    'https://x.com',
    'a.com/path',
    'a@b.com',
    'a.com:443',
    '-a.com',
    'x',
    '10.0.0.1',
    'a..b.com',
  ])('refuses %j', (domain) => {
    expect(Domain.safeParse(domain).success).toBe(false)
  })
})
