import { expect, it } from 'vitest'
import { userVariants } from './user-variants'

const both = ['+442079460123', '442079460123']

it.each([
  ['+442079460123', both],
  ['442079460123', both],
  ['+44 (20) 7946-0123', both],
  ['00442079460123', [...both, '00442079460123']],
  ['tel:+44-20-7946-0123;phone-context=x', both],
  ['sip:+442079460123@carrier.example:5060;user=phone', both],
  ['"Ann" <sip:%2B442079460123@carrier.example>;tag=1', both],
  ['442079460123@carrier.example', both],
  ['1001', ['1001']],
  ['+1001', ['+1001', '1001']],
  ['sip:1001', ['1001']],
  ['  alice ', ['alice']],
  ['sip:alice.b@example.com', ['alice.b']],
  ['', ['']],
])('given %j, asks for %j', (text, variants) => expect(userVariants(text)).toEqual(variants))
