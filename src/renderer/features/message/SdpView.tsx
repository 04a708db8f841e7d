// The session description of this message, with the other half of its offer and answer where the call has it: what each
// side wants media to be sent to, in which direction and with which codecs, then every line of both.
import { AudioLines } from 'lucide-react'
import { useMemo } from 'react'
import type { Issue } from '../../../core/base/issue'
import type { TraceMessage } from '../../../core/call/trace-message'
import { compareLines } from '../../../core/compare/compare-lines'
import { findOtherHalf, sdpBytesOf } from '../../../core/compare/find-other-half'
import { hostOf } from '../../../core/base/host-of'
import { codecKeyOf } from '../../../core/negotiation/codec-names'
import { listSdpLines } from '../../../core/sdp/list-sdp-lines'
import { readSdp, type MediaSection } from '../../../core/sdp/read-sdp'
import { EmptyState } from '../../ui/EmptyState'
import { ComparedLines } from './ComparedLines'
import { startWords, wayWords } from './describe-message'
import styles from './SdpView.module.css'
import { IssueLine } from './IssueLine'
import { showText } from './show-text'
import { useCallMessages } from './use-message'

/** Bytes; a longer description is no description of a call. */
const maxLength = 65_536

/** Of one description; conferences have a few dozen. */
const maxSections = 64

/** Bytes of a line that an issue quotes. */
const maxQuoted = 60

interface Half {
  /** e.g. `Offer`. */
  readonly role: string
  readonly message: TraceMessage
  readonly text: string
  readonly media: readonly MediaSection[]
  readonly issues: readonly Issue[]
  /** Bytes that are not shown here, for the description is too long. */
  readonly leftBytes: number
}

const decoder = new TextDecoder()

const halfOf = (role: string, message: TraceMessage): Half => {
  const bytes = sdpBytesOf(message.evidence)
  const shown = bytes.subarray(0, maxLength)
  const text = decoder.decode(shown)
  // The line in front, since the issues stand apart from the lines.
  const quoted = (issue: Issue): Issue => {
    const { start, end } = issue.range ?? { start: 0, end: 0 }
    const line = decoder.decode(shown.subarray(start, Math.min(end, start + maxQuoted)))
    return line === '' ? issue : { ...issue, message: `${line}: ${issue.message}` }
  }
  return {
    role,
    message,
    text,
    media: readSdp(text).media.slice(0, maxSections),
    issues: listSdpLines(shown).issues.map(quoted),
    leftBytes: bytes.length - shown.length,
  }
}

const useHalves = (message: TraceMessage): readonly Half[] => {
  const messages = useCallMessages()
  return useMemo(() => {
    if (sdpBytesOf(message.evidence).length === 0) return []
    const { role, other } = findOtherHalf(messages, message)
    if (role === 'unknown') return [halfOf('Description', message)]
    const names = { offer: 'Offer', answer: 'Answer' } as const
    const own = halfOf(names[role], message)
    if (other === undefined) return [own]
    return role === 'offer' ? [own, halfOf(names.answer, other)] : [halfOf(names.offer, other), own]
  }, [messages, message])
}

const codecWords = ({ name, clockRate }: MediaSection['codecs'][number]): string =>
  clockRate === undefined ? name : `${name}/${clockRate}`

const placeWords = ({ address, port }: MediaSection): string => {
  if (port === 0) return 'refused: port 0'
  return `${hostOf(address) || 'no address'}:${port}`
}

interface SectionProps {
  readonly section: MediaSection | undefined
  /** The same section on the other side; undefined when there is no other side. */
  readonly other: MediaSection | undefined
  readonly hasOther: boolean
}

const Section = ({ section, other, hasOther }: SectionProps) => {
  if (section === undefined) return <td className={styles['absent']}>Not in this description</td>
  const otherKeys = new Set(other?.codecs.map(codecKeyOf))
  return (
    <td>
      <p className={styles['place']} data-refused={section.port === 0}>
        <bdi>{showText(placeWords(section))}</bdi>
      </p>
      <p>
        {section.direction} · <bdi>{showText(section.protocol)}</bdi>
      </p>
      <ol className={styles['codecs']} aria-label="Codecs in order of preference">
        {section.codecs.map((codec, index) => {
          const words = codecWords(codec)
          const isAlone = hasOther && !otherKeys.has(codecKeyOf(codec))
          return (
            <li key={index} data-alone={isAlone}>
              <span className={styles['payload']}>{codec.payloadType}</span> <bdi>{showText(words)}</bdi>
              {isAlone && <small> this side only</small>}
            </li>
          )
        })}
      </ol>
    </td>
  )
}

const halfTitle = ({ role, message }: Half): string => `${role}: ${startWords(message)}`

export const SdpView = ({ message }: { readonly message: TraceMessage }) => {
  const halves = useHalves(message)
  const [first, second] = halves
  const lines = useMemo(
    () => (first === undefined || second === undefined ? undefined : compareLines(first.text, second.text)),
    [first, second],
  )
  if (first === undefined) {
    return (
      <EmptyState icon={<AudioLines aria-hidden />} title="No session description">
        <p>This message carries no SDP.</p>
      </EmptyState>
    )
  }
  const count = Math.max(...halves.map(({ media }) => media.length))
  return (
    <div className={styles['sdp']}>
      <table className={styles['media']}>
        <caption className="visually-hidden">Media sections</caption>
        <thead>
          <tr>
            <th scope="col">Media</th>
            {halves.map((half) => (
              <th key={half.message.id} scope="col">
                {half.role}: <bdi>{startWords(half.message)}</bdi> {half.message === message && '(selected)'}
                <p>
                  <bdi>{wayWords(half.message)}</bdi>
                </p>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: count }, (_, index) => (
            <tr key={index}>
              <th scope="row">
                <bdi>{showText(first.media[index]?.kind ?? second?.media[index]?.kind ?? '')}</bdi>
              </th>
              {halves.map((half) => (
                <Section
                  key={half.message.id}
                  section={half.media[index]}
                  other={halves.find((candidate) => candidate !== half)?.media[index]}
                  hasOther={halves.length === 2}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {second === undefined && (
        <p className={styles['note']}>
          {first.role === 'Description'
            ? 'Whether this is an offer or an answer is not known: its request was not captured.'
            : `The other half of this ${first.role.toLowerCase()} is not in the call as far as it is known.`}
        </p>
      )}
      {halves.map(({ message: { id }, role, issues }) =>
        issues.length === 0 ? null : (
          <ul key={id} className={styles['issues']} aria-label={`Issues of the ${role.toLowerCase()}`}>
            {issues.map((issue, index) => (
              <IssueLine key={index} issue={issue} />
            ))}
          </ul>
        ),
      )}
      {lines !== undefined && second !== undefined ? (
        <ComparedLines caption="Every line" leftTitle={halfTitle(first)} rightTitle={halfTitle(second)} lines={lines} />
      ) : (
        halves.map((half) => (
          <section key={half.message.id} aria-label={`Every line of the ${half.role.toLowerCase()}`}>
            <pre className={styles['text']}>{showText(half.text)}</pre>
          </section>
        ))
      )}
      {halves.map(({ message: { id }, role, leftBytes }) =>
        leftBytes === 0 ? null : (
          <p key={id} className={styles['note']}>
            {leftBytes} more bytes of the {role.toLowerCase()} are not read here; the Raw tab has them.
          </p>
        ),
      )}
    </div>
  )
}
