import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { filesInArguments } from './files-in-arguments'

it('given switches, the app’s own folder and files, then only the files come, as absolute paths', () => {
  const folder = resolve('/calls')
  const log = resolve('/var/log/a b.log')
  const args = ['/opt/rung', '--user-data-dir=/x', 'a.pcap', '-v', pathToFileURL(log).href, 'file://%zz', '', '../b.gz']
  expect(filesInArguments(args, folder, resolve('/opt/rung'))).toEqual([
    resolve('/calls/a.pcap'),
    log,
    resolve('/b.gz'),
  ])
})
