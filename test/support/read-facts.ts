// The messages of a capture file as calls are made of them, in order of time.
import { readFileSync } from 'node:fs'
import { callFactsOf } from '../../src/core/call/message-from-capture'
import type { CallFacts } from '../../src/core/call/trace-message'
import { extractSip } from '../../src/core/capture/extract-sip'
import { readCapture } from '../../src/core/capture/read-capture'

export const readFacts = (path: string): readonly CallFacts[] =>
  extractSip(readCapture(readFileSync(path)).packets)
    .messages.map(callFactsOf)
    .sort((a, b) => a.at - b.at)
