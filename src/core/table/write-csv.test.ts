import { describe, expect, it } from 'vitest'
import { writeCsv, writeTabbed } from './write-csv'

describe('writeCsv', () => {
  it('given separators, quotes and line ends within fields, then they are quoted as RFC 4180 says', () => {
    expect(
      writeCsv([
        ['a', 'b c', ''],
        ['x,y', 'say "hi"', 'two\r\nlines'],
      ]),
    ).toBe('a,b c,\r\n"x,y","say ""hi""","two\r\nlines"\r\n')
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+442079460123', "'+442079460123"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ['\r=1', '"\'\r=1"'],
    [' =1', "' =1"],
    ['＝1+1', "'＝1+1"],
    ['=cmd|"/c calc"!A1', '"\'=cmd|""/c calc""!A1"'],
    ['a=1', 'a=1'],
    ['a-b', 'a-b'],
  ])('given the field %j, then a spreadsheet takes it for text: %j', (field, written) => {
    expect(writeCsv([[field]])).toBe(`${written}\r\n`)
  })
})

describe('writeTabbed', () => {
  it('given tabs and line ends within fields, then each row keeps its columns and is no formula', () => {
    expect(writeTabbed([['a\tb', 'c\r\nd', '\t=1']])).toBe("a b\tc d\t' =1\n")
  })

  it('given fields that begin with a quotation mark, then it hides no formula and takes no other cell', () => {
    expect(writeTabbed([['"=1+1"', '"', 'b', 'say "hi"']])).toBe('"""=1+1"""\t""""\tb\tsay "hi"\n')
  })
})
