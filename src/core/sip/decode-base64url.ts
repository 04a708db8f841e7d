// base64url without padding (RFC 4648 5) → bytes.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Undefined when the text holds anything else. */
export const decodeBase64url = (text: string): Uint8Array | undefined => {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let bitCount = 0
  let length = 0
  for (const character of text) {
    const value = alphabet.indexOf(character)
    if (value < 0) return undefined
    bits = ((bits << 6) | value) & 0xfff
    bitCount += 6
    if (bitCount >= 8) {
      bitCount -= 8
      bytes[length] = (bits >> bitCount) & 0xff
      length += 1
    }
  }
  return bytes.subarray(0, length)
}
