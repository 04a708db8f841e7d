// Takes secrets out of text that is about to be written down.

const rules: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 [redacted]'],
  [/\b((?:proxy-)?authorization)(\s*:\s*)[^\r\n]+/gi, '$1$2[redacted]'],
  [/(["'](?:proxy-)?authorization["']\s*:\s*["'])[^"']+/gi, '$1[redacted]'],
  [
    /\b(access_token|refresh_token|client_secret|code_verifier|code|state|password|X-Amz-Signature|X-Amz-Security-Token|X-Amz-Credential)(["']?\s*[:=]\s*["']?)[^\s&"',}]+/gi,
    '$1$2[redacted]',
  ],
]

export const redact = (text: string): string =>
  rules.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text)
