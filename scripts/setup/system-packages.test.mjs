import { describe, expect, it } from 'vitest'
import { readInstalled, readOffered } from './system-packages.mjs'

describe('readInstalled', () => {
  it('given dpkg-query output, then it keeps installed packages, without their architecture', () => {
    const output = [
      'dbus installed',
      'libgtk-3-0:amd64 installed',
      'libnss3:amd64 not-installed',
      'xvfb config-files',
      'dpkg-query: no packages found matching libasound2t64',
    ].join('\n')
    expect([...readInstalled(output)]).toEqual(['dbus', 'libgtk-3-0'])
  })
})

describe('readOffered', () => {
  it('given apt-cache madison output, then it lists each package once', () => {
    const output = [
      ' libasound2t64 | 1.2.14-1 | http://deb.debian.org/debian trixie/main amd64 Packages',
      '   libnss3 | 2:3.110-1 | http://deb.debian.org/debian trixie/main amd64 Packages',
      '   libnss3 | 2:3.109-1 | http://deb.debian.org/debian trixie/main amd64 Packages',
    ].join('\n')
    expect([...readOffered(output)]).toEqual(['libasound2t64', 'libnss3'])
  })
})
