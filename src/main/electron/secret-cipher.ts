// Electron's safeStorage: Keychain, DPAPI, or a keyring of the Linux desktop. Where Linux has none, Chromium would encrypt
// with a password that everybody knows (basic_text); that keeps nothing secret, and is never used.
import { safeStorage } from 'electron'
import type { SecretCipher } from '../ports'

/** Newer Electrons ask the system without holding up the app. */
const isAsync = (): boolean => 'isAsyncEncryptionAvailable' in safeStorage

export const createSecretCipher = (): SecretCipher => ({
  refusal: async () => {
    if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return 'no-keyring'
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const isOpen = isAsync() ? await safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable()
    return isOpen ? undefined : 'locked'
  },
  encrypt: async (text) =>
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    isAsync() ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text),
  decrypt: async (bytes) => {
    const encrypted = Buffer.from(bytes)
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return isAsync() ? (await safeStorage.decryptStringAsync(encrypted)).result : safeStorage.decryptString(encrypted)
  },
})
