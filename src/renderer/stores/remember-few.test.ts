import { expect, it } from 'vitest'
import { rememberFew } from './remember-few'

it('given questions about two things by turns, then each is answered once, until it or its question changes', () => {
  const asked: string[] = []
  const answer = rememberFew((subject: { readonly name: string }, how: string) => {
    asked.push(`${subject.name} ${how}`)
    return { subject, how }
  })
  const [one, other] = [{ name: 'one' }, { name: 'other' }]
  const first = answer(one, 'a')
  answer(other, 'a')
  expect(answer(one, 'a')).toBe(first)
  answer(other, 'a')
  answer(one, 'b')
  answer(one, 'a')
  expect(asked).toEqual(['one a', 'other a', 'one b', 'one a'])
})

it('given more things than a few, then what was asked about longest ago is forgotten', () => {
  const asked: number[] = []
  const answer = rememberFew((subject: { readonly number: number }) => asked.push(subject.number))
  const things = [1, 2, 3, 4, 5].map((number) => ({ number }))
  for (const thing of things) answer(thing)
  for (const thing of things.toReversed()) answer(thing)
  expect(asked).toEqual([1, 2, 3, 4, 5, 1])
})
