import { describe, expect, it } from 'vitest'
import { isInstalled } from './dependencies.mjs'

const lock = {
  packages: {
    '': { name: 'rung' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/b-mac': { version: '2.0.0', integrity: 'sha512-b', optional: true },
  },
}

const installed = (packages) => ({ packages })

describe('isInstalled', () => {
  it('given every package but one for another platform, then the install is complete', () => {
    expect(isInstalled(lock, installed({ 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } }))).toBe(true)
  })

  it('given a missing package, then it is not', () => {
    expect(isInstalled(lock, installed({}))).toBe(false)
  })

  it('given another version or another content, then it is not', () => {
    expect(isInstalled(lock, installed({ 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }))).toBe(false)
    expect(isInstalled(lock, installed({ 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } }))).toBe(false)
  })

  it('given a package that the lock file no longer names, then it is not', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/stale': { version: '1.0.0', integrity: 'sha512-s' },
    }
    expect(isInstalled(lock, installed(packages))).toBe(false)
  })
})
