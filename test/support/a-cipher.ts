// A keyring in memory: real encryption (AES-GCM, Node's crypto) with a key that lives as long as the keyring does.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SecretCipher } from '../../src/main/ports'

export interface CipherUnderTest extends SecretCipher {
  /** What it answers from now on; undefined opens it. */
  readonly refuse: (refusal: Awaited<ReturnType<SecretCipher['refusal']>>) => void
}

export const aCipher = (): CipherUnderTest => {
  const key = randomBytes(32)
  let refused: Awaited<ReturnType<SecretCipher['refusal']>>
  return {
    refuse: (refusal) => void (refused = refusal),
    refusal: () => Promise.resolve(refused),
    encrypt: (text) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = [cipher.update(text, 'utf8'), cipher.final()]
      return Promise.resolve(Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]))
    },
    decrypt: (bytes) => {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(-16))
      return Promise.resolve(decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8'))
    },
  }
}
