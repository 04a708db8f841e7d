import { describe, expect, it } from 'vitest'
import { hostileTexts } from '../../../test/support/ladders'
import { escapeMarkup } from './escape-markup'

describe('escapeMarkup', () => {
  it('given markup, then it is text in HTML and XML, as content and in quotes', () => {
    expect(escapeMarkup(`<a href='x' id="y">&amp;]]>`)).toBe(
      '&lt;a href=&#39;x&#39; id=&quot;y&quot;&gt;&amp;amp;]]&gt;',
    )
  })

  it('given characters that act or that XML cannot hold, then it shows them and leaves scripts and emoji alone', () => {
    expect(escapeMarkup('\u0000\u001b[2J\r\n\t\u007f|\u0085\u202e\u2066\u2028|\ud800\uffff|Zoë שָׁלוֹם 界 👩‍💻')).toBe(
      '␀␛[2J␍␊␉␡|����|��|Zoë שָׁלוֹם 界 👩‍💻',
    )
  })

  it('given a tower of marks, then it is cut down, in linear time', () => {
    expect(escapeMarkup(`e${'\u0301'.repeat(500_000)}x`)).toBe(`e${'\u0301'.repeat(8)}\ufffdx`)
  })

  it('given what it made, then control characters stay replaced', () => {
    expect(hostileTexts.map(escapeMarkup).filter((text) => /[<>"'\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(text))).toEqual(
      [],
    )
  })
})
