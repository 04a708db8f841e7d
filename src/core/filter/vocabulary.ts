// What can be asked of a subject (a message, a call): the fields, their words and how to get at their values. Reading,
// completion, help and explanation of a filter all come from this one value.
import type { EpochMicros } from '../base/time'

/** Whether a value of the subject passes. Values are visited and not listed, so that a test allocates nothing. */
type Visit<Subject, Values extends readonly unknown[]> = (
  subject: Subject,
  test: (...values: Values) => boolean,
) => boolean

export interface Choice {
  readonly value: string
  /** What it means, in a few words. */
  readonly hint: string
}

interface FieldWords {
  /** As it is typed; case, `-` and `_` make no difference. */
  readonly name: string
  readonly aliases?: readonly string[]
  /** One sentence for help and completion. */
  readonly explanation: string
  /** A noun that stands behind "with", e.g. `source address`. */
  readonly noun: string
  /** A whole test that is worth to be seen in a help text. */
  readonly example: string
  /** Values for completion. */
  readonly values?: readonly Choice[]
  /** Reads the whole message: tested after what is cheap. */
  readonly slow?: true
}

interface TextField<Subject> extends FieldWords {
  readonly kind: 'text'
  /** There are no other values than `values`. */
  readonly closed?: true
  readonly some: Visit<Subject, readonly [text: string]>
}

/** Text that may be a telephone number: two of them are the same when their digits are. */
interface PhoneField<Subject> extends FieldWords {
  readonly kind: 'phone'
  readonly some: Visit<Subject, readonly [text: string]>
}

/** An address or a name for it, and maybe a port. */
interface EndpointField<Subject> extends FieldWords {
  readonly kind: 'endpoint'
  readonly some: Visit<Subject, readonly [address: string, port: number | undefined]>
}

/** `duration` is in whole µs; `status` and `number` are whole numbers from 0. */
export interface SpanField<Subject> extends FieldWords {
  readonly kind: 'number' | 'status' | 'duration'
  readonly some: Visit<Subject, readonly [value: number]>
}

export interface TimeField<Subject> extends FieldWords {
  readonly kind: 'time'
  readonly some: Visit<Subject, readonly [at: EpochMicros]>
}

export interface Flag<Subject> extends Choice {
  /** A noun that stands behind "with" and "without", article included, e.g. `an issue`. */
  readonly noun: string
  readonly test: (subject: Subject) => boolean
}

export interface FlagField<Subject> extends FieldWords {
  readonly kind: 'flag'
  readonly flags: readonly Flag<Subject>[]
}

/** A field with names of its own: `header:Diversion` asks whether there is one, `header.Diversion:x` what it says. */
export interface MemberField<Subject> extends FieldWords {
  readonly kind: 'member'
  /** `name` as it was typed; asked for once per filter. */
  readonly someOf: (name: string) => Visit<Subject, readonly [text: string]>
}

export type WordsField<Subject> = TextField<Subject> | PhoneField<Subject> | EndpointField<Subject>

export type Field<Subject> =
  WordsField<Subject> | SpanField<Subject> | TimeField<Subject> | FlagField<Subject> | MemberField<Subject>

export interface Vocabulary<Subject> {
  /** e.g. `messages` */
  readonly plural: string
  readonly fields: readonly Field<Subject>[]
  /** Where a bare word is looked for. Its name is '' and stands in no filter. */
  readonly anywhere: TextField<Subject>
}

const plain = (name: string): string => name.toLowerCase().replace(/[-_]/g, '')

export const findField = <Subject>(vocabulary: Vocabulary<Subject>, name: string): Field<Subject> | undefined => {
  const wanted = plain(name)
  return vocabulary.fields.find((field) =>
    [field.name, ...(field.aliases ?? [])].some((known) => plain(known) === wanted),
  )
}
