import { describe, expect, it } from 'vitest'
import { cutMessage } from './cut-message'

const cut = (text: string): { readonly message: string; readonly rest: string } => {
  const bytes = new TextEncoder().encode(text)
  const { bytes: message, next } = cutMessage(bytes, 0, (line) => line.startsWith('LOG'))
  const decoder = new TextDecoder()
  return { message: decoder.decode(message), rest: decoder.decode(bytes.subarray(next)) }
}

const bye = 'BYE sip:a@b SIP/2.0\nVia: x\n'
const byeOnWire = 'BYE sip:a@b SIP/2.0\r\nVia: x\r\n'

describe('cutMessage', () => {
  it.each([
    {
      name: 'a length that only LF can meet, then the body keeps its LF',
      text: `${bye}l: 12\n\na=1\na=2\na=3\nmore`,
      message: `${byeOnWire}l: 12\r\n\r\na=1\na=2\na=3\n`,
      rest: 'more',
    },
    {
      name: 'a length that CRLF meets, then the body gets it back',
      text: `${bye}l: 10\n\na=1\na=2\nmore`,
      message: `${byeOnWire}l: 10\r\n\r\na=1\r\na=2\r\n`,
      rest: 'more',
    },
    {
      name: 'a length that nothing meets, then SDP ends where it looks no longer like SDP',
      text: `${bye}l: 99\nc: application/sdp\n\na=1\na=2\nmore`,
      message: `${byeOnWire}l: 99\r\nc: application/sdp\r\n\r\na=1\r\na=2\r\n`,
      rest: 'more',
    },
    {
      name: 'a length that is met before SDP ends, then all of the SDP stays',
      text: `${bye}l: 5\nc: application/sdp\n\na=1\na=2\n\nmore`,
      message: `${byeOnWire}l: 5\r\nc: application/sdp\r\n\r\na=1\r\na=2\r\n`,
      rest: '\nmore',
    },
    {
      name: 'a length that is met within a line, then the body goes on to the empty line',
      text: `${bye}l: 5\nc: text/plain\n\nfirst line\nsecond line\n\nmore`,
      message: `${byeOnWire}l: 5\r\nc: text/plain\r\n\r\nfirst line\r\nsecond line\r\n`,
      rest: '\nmore',
    },
    {
      name: 'no length, then the body ends at the empty line',
      text: `${bye}c: text/plain\n\nhello\n\nmore`,
      message: `${byeOnWire}c: text/plain\r\n\r\nhello\r\n`,
      rest: '\nmore',
    },
    {
      name: 'neither length nor type, then there is no body',
      text: `${bye}   \nmore`,
      message: `${byeOnWire}\r\n`,
      rest: 'more',
    },
    {
      name: 'a line of the log among the headers, then the message is cut there',
      text: `${bye}LOG more`,
      message: byeOnWire,
      rest: 'LOG more',
    },
    {
      name: 'the log behind the last byte of the body, then it is no part of it',
      text: `${bye}l: 3\n\na=1LOG\n`,
      message: `${byeOnWire}l: 3\r\n\r\na=1`,
      rest: 'LOG\n',
    },
    {
      name: 'the next message right behind the last byte of the body, then it is no part of it',
      text: `${bye}l: 3\n\na=1${bye}l: 0\n\n`,
      message: `${byeOnWire}l: 3\r\n\r\na=1`,
      rest: `${bye}l: 0\n\n`,
    },
    {
      name: 'the next message where the body should be, then the body is missing',
      text: `${bye}l: 40\nc: application/sdp\n\n${bye}l: 0\n\n`,
      message: `${byeOnWire}l: 40\r\nc: application/sdp\r\n\r\n`,
      rest: `${bye}l: 0\n\n`,
    },
    {
      name: 'a message as the body, then it stays within',
      text: `${bye}l: 29\nc: message/sipfrag\n\nSIP/2.0 200 OK\nVia: abcdef\n\nmore`,
      message: `${byeOnWire}l: 29\r\nc: message/sipfrag\r\n\r\nSIP/2.0 200 OK\r\nVia: abcdef\r\n`,
      rest: '\nmore',
    },
  ])('given $name', ({ text, message, rest }) => {
    expect(cut(text)).toEqual({ message, rest })
  })

  it('given many messages that announce more than is there, then none swallows another', () => {
    const part = `${bye}l: 999999999\nc: multipart/mixed\n\n`
    const bytes = new TextEncoder().encode(part.repeat(2000))
    expect(cutMessage(bytes, 0, () => false).next).toBe(part.length)
  })
})
