// What keeps a person signed in across restarts: one file of its own, each profile's part encrypted by the system's keyring,
// readable by the user alone. Nothing is ever written where the system cannot keep it safe.
import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { SecretStorage } from '../../shared/schema/session'
import { AppError } from '../app-error'
import type { SecretCipher } from '../ports'
import { codeOf } from './file-fault'
import { writeWhole } from './write-whole'

const Token = z.string().min(1).max(16_384)

const Kept = z.strictObject({
  /** What the secrets are for: they go to no other place, whatever becomes of the profile. */
  domain: z.string(),
  clientId: z.string(),
  tokens: z
    .strictObject({ accessToken: Token, expiresAt: z.number().optional(), refreshToken: Token.optional() })
    .optional(),
  clientSecret: z.string().max(256).optional(),
})
export type Kept = z.output<typeof Kept>

const VaultFile = z.strictObject({ version: z.literal(1), secrets: z.record(z.uuid(), z.base64().max(200_000)) })
type Secrets = z.output<typeof VaultFile>['secrets']

export interface SecretVault {
  readonly storage: () => Promise<SecretStorage>
  /** Undefined when nothing is kept. What cannot be read is thrown away, and told with an AppError. */
  readonly read: (profileId: string) => Promise<Kept | undefined>
  readonly write: (profileId: string, kept: Kept) => Promise<void>
  readonly forget: (profileId: string) => Promise<void>
}

const maxBytes = 1024 * 1024

const unreadable = (cause: unknown): AppError =>
  new AppError('auth.secrets-unreadable', 'The kept sign-in could not be read, and was thrown away.', { cause })

const closed = (): AppError =>
  new AppError('auth.keyring-closed', 'This computer’s keyring cannot be opened at present.', { retryable: true })

/** `path`: absolute path of the file. */
export const createSecretVault = (path: string, cipher: SecretCipher): SecretVault => {
  /** One after the other, since each reads the file and replaces it. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }

  const load = async (): Promise<Secrets> => {
    try {
      if ((await stat(path)).size > maxBytes) throw new Error('too large')
      return VaultFile.parse(JSON.parse(await readFile(path, 'utf8'))).secrets
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return {}
      throw unreadable(error)
    }
  }

  const store = async (secrets: Secrets): Promise<void> => {
    if (Object.keys(secrets).length === 0) return rm(path, { force: true })
    await mkdir(dirname(path), { recursive: true })
    await writeWhole(path, JSON.stringify({ version: 1, secrets }), 0o600)
  }

  /** A damaged file is of use to nobody. */
  const loadOrClear = (): Promise<Secrets> => load().catch(() => ({}))

  const without = (secrets: Secrets, profileId: string): Secrets =>
    Object.fromEntries(Object.entries(secrets).filter(([id]) => id !== profileId))

  const drop = async (profileId: string): Promise<void> => {
    const secrets = await load().catch(() => undefined)
    if (secrets === undefined) await rm(path, { force: true })
    else if (profileId in secrets) await store(without(secrets, profileId))
  }

  const open = async (encrypted: string): Promise<Kept> => {
    try {
      return Kept.parse(JSON.parse(await cipher.decrypt(Buffer.from(encrypted, 'base64'))))
    } catch (cause) {
      // Words of the parser could hold a piece of the secret.
      throw unreadable(cause instanceof z.ZodError || cause instanceof SyntaxError ? undefined : cause)
    }
  }

  return {
    storage: async () => {
      const refusal = await cipher.refusal()
      return { ...(refusal !== undefined && { refusal }), keptFor: Object.keys(await inTurn(loadOrClear)) }
    },
    read: (profileId) =>
      inTurn(async () => {
        try {
          const encrypted = (await load())[profileId]
          if (encrypted === undefined) return undefined
          // The keyring may be there again next time, and the file with it.
          if ((await cipher.refusal()) !== undefined) throw closed()
          return await open(encrypted)
        } catch (error) {
          if (error instanceof AppError && error.code === 'auth.secrets-unreadable') {
            await drop(profileId).catch(() => undefined)
          }
          throw error
        }
      }),
    write: (profileId, kept) =>
      inTurn(async () => {
        if ((await cipher.refusal()) !== undefined) throw closed()
        const encrypted = Buffer.from(await cipher.encrypt(JSON.stringify(kept))).toString('base64')
        await store({ ...(await loadOrClear()), [profileId]: encrypted })
      }),
    forget: (profileId) => inTurn(() => drop(profileId)),
  }
}
