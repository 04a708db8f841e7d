// Proof Key for Code Exchange, S256 only (RFC 7636).
import { createHash } from 'node:crypto'

/** RFC 7636 4.1 */
export const isCodeVerifier = (text: string): boolean => /^[A-Za-z0-9\-._~]{43,128}$/.test(text)

/** 32 bytes of SHA-256 in base64url without padding (RFC 7636 4.2). */
export const isCodeChallenge = (text: string): boolean => /^[A-Za-z0-9\-_]{43}$/.test(text)

export const toCodeChallenge = (verifier: string): string =>
  createHash('sha256').update(verifier, 'ascii').digest('base64url')
