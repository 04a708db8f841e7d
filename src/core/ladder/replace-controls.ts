// Text from a message made safe to print on one line: what would move the cursor, end the line or turn the reading
// direction is shown instead of acted on.

/** Not characters of XML 1.0 (2.2) or of any text: half surrogates and the two noncharacters of the basic plane. */
const hidden = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\ufffe\uffff]/gu

const pictureOf = (control: string): string => {
  const code = control.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\ufffd'
}

/** No script puts as many marks on one letter; a tower of them covers the lines above and below. */
const tower = /([\p{Mn}\p{Me}\p{Cf}]{8})[\p{Mn}\p{Me}\p{Cf}]+/gu

/** Nearly every text is of these alone, and the classes above are slow. */
export const isPlain = (text: string): boolean => /^[ -~→]*$/.test(text)

/** C0 controls and DEL become their pictures (U+2400 on), all other characters that act become U+FFFD. Linear. */
export const replaceControls = (text: string): string =>
  isPlain(text) ? text : text.replace(hidden, pictureOf).replace(tower, '$1\ufffd')
