// Where and when SIP stands in a capture, as tshark reads it, or as our own reader does where there is no tshark.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { extractSip } from '../../src/core/capture/extract-sip'
import { readCapture } from '../../src/core/capture/read-capture'

export interface SipTime {
  readonly callId: string
  /** Microseconds since the epoch, as text, like `microTs` of a search record. */
  readonly microTs: string
}

const run = promisify(execFile)

export const hasTshark = async (): Promise<boolean> =>
  run('tshark', ['--version']).then(
    () => true,
    () => false,
  )

/** `file` is where the capture is put for tshark to read. */
export const readTimesWithTshark = async (capture: Uint8Array, file: string): Promise<readonly SipTime[]> => {
  await writeFile(file, capture)
  const fields = ['-e', 'frame.time_epoch', '-e', 'sip.Call-ID']
  const { stdout } = await run('tshark', ['-r', file, '-Y', 'sip and not icmp', '-T', 'fields', ...fields])
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [time = '', callId = ''] = line.split('\t')
      const [seconds = '', fraction = ''] = time.split('.')
      return { callId, microTs: seconds + fraction.slice(0, 6) }
    })
}

export const readTimesWithCore = (capture: Uint8Array): readonly SipTime[] =>
  extractSip(readCapture(capture).packets).messages.map(({ at, message }) => ({
    callId: message.headers.find(({ name }) => name === 'Call-ID')?.value ?? '',
    microTs: String(at),
  }))
