import { expect, it } from 'vitest'
import { readCsvColumn } from './read-csv-column'

it.each([
  ['plain cells', 'a,b\r\nc,d\n', ['b', 'd']],
  ['a separator and a line end in quotes', 'a,"b\r\n,x"\nc,d', ['b\r\n,x', 'd']],
  ['doubled quotes', '"a ""1""", "b ""2""" \nc', ['b "2"', '']],
  ['a quote inside a cell', 'a,5" plate\nb,c', ['5" plate', 'c']],
  ['a quote that is never closed', 'a,"b\nc,d\ne,f', ['"b', 'd', 'f']],
  ['blank rows', ',\n\na,b', ['', '', 'b']],
])('given %s, takes the cells of the column', (_, text, cells) =>
  expect(readCsvColumn(text, ',', 1).map(({ cell }) => cell)).toEqual(cells),
)

it('given thousands of quotes without a partner, stays linear', () => {
  const text = `a,b\n${'x,"y\n'.repeat(99_999)}`
  expect(readCsvColumn(text, ',', 1).filter(({ isBlank }) => !isBlank).length).toBeGreaterThan(50_000)
  expect(readCsvColumn(`a,b\nc,d${'"'.repeat(300_001)}`, ',', 0)).toHaveLength(2)
})
