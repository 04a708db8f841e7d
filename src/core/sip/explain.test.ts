import { describe, expect, it } from 'vitest'
import { explainHeader, explainStatus } from './explain'
import { explainCause } from './q850-causes'

/** Every code of the IANA registry "SIP Response Codes". */
const registered = [
  '100 180 181 182 183 199 200 202 204 300 301 302 305 380',
  '400 401 402 403 404 405 406 407 408 410 412 413 414 415 416 417 420 421 422 423 424 425 428 429 430 433 436 437 438',
  '439 440 469 470 480 481 482 483 484 485 486 487 488 489 491 493 494',
  '500 501 502 503 504 505 513 555 580 600 603 604 606 607 608',
].flatMap((line) => line.split(' ').map(Number))

describe('the explanations', () => {
  it('given any three digits, then exactly the registered status codes have words', () => {
    const explained = Array.from({ length: 1000 }, (_, status) => status).filter(
      (status) => explainStatus(status) !== undefined,
    )
    expect(explained).toEqual(registered)
  })

  it.each(['Via', 'rseq', 'P-Charging-Vector', 'Session-ID', 'SIP-ETag', 'Remote-Party-ID', 'x-inin-cnv'])(
    'given %s in any case, then it has words',
    (name) => expect(explainHeader(name)?.text).toMatch(/\.$/),
  )

  it('given a header with a prefix that Genesys keeps, then it is said whose it is; any other unknown has no words', () => {
    expect(explainHeader('X-GCV-Something')?.text).toContain('Genesys Cloud')
    expect(explainHeader('X-Something')).toBeUndefined()
  })

  it('given a Q.850 cause, then its words; values that Q.850 leaves free have none', () => {
    expect([16, 17, 127, 0, 128].map(explainCause)).toEqual([
      'Someone hung up: the usual end of a call.',
      'The called party is busy.',
      'The cause got lost between two kinds of network.',
      undefined,
      undefined,
    ])
  })
})
