// What services need from the outside world. Electron's adapters and the tests' fakes both implement these.
import type { EventName, EventPayload } from '../shared/ipc/contract'
import type { SecretStorage } from '../shared/schema/session'

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after the time; rejects with the signal's reason when aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}

/** Opens an http(s) address in the user's own browser. */
export type OpenInBrowser = (url: string) => Promise<void>

export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void

export interface Launcher {
  /** Starts a program without a shell and leaves it running. Rejects when it cannot be started. */
  readonly launch: (program: string, args: readonly string[]) => Promise<void>
  readonly showInFolder: (path: string) => void
  readonly openFolder: (path: string) => Promise<void>
}

/** What a file that is saved holds, in words, and how its name ends, without the dot. */
export interface FileKind {
  readonly name: string
  readonly extension: string
}

export interface Dialogs {
  readonly chooseFolder: (title: string) => Promise<string | undefined>
  readonly chooseProgram: (title: string) => Promise<string | undefined>
  /** Absolute paths; none when the user thought better of it. */
  readonly chooseCaptures: (title: string) => Promise<readonly string[]>
  /** Absolute path that may be written, also over a file that is there; undefined when the user thought better of it. */
  readonly choosePlace: (title: string, fileName: string, kind: FileKind) => Promise<string | undefined>
}

/** Prints an HTML page, which runs no script and reaches nothing outside of itself, as a PDF. */
export type PrintPage = (html: string, signal: AbortSignal) => Promise<Uint8Array>

/** Encrypts with a key that the system's keyring holds, or says why it does not: there is no other way to keep a secret. */
export interface SecretCipher {
  readonly refusal: () => Promise<SecretStorage['refusal']>
  /** Rejects when the keyring does not give the key. */
  readonly encrypt: (text: string) => Promise<Uint8Array>
  /** Rejects likewise, and for what it has not encrypted itself. */
  readonly decrypt: (bytes: Uint8Array) => Promise<string>
}

/** A running demonstration organization. */
export interface DemoOrganization {
  readonly apiBase: string
  readonly loginBase: string
  readonly domain: string
  readonly clientId: string
  readonly clientSecret: string
}
export type StartDemo = () => Promise<DemoOrganization>
