// What a search record says of its message. No header is made up from it: these are the platform's own fields.
import { Database } from 'lucide-react'
import type { TraceRecord } from '../../../core/call/trace-record'
import styles from './RecordFields.module.css'

const words: Readonly<Record<string, string>> = {
  id: 'Record id',
  date: 'Date',
  milliTs: 'Time, ms',
  microTs: 'Time, µs',
  method: 'Method or status',
  replyReason: 'Reason phrase',
  ruri: 'Request-URI',
  ruriUser: 'Request-URI user',
  ruriDomain: 'Request-URI host',
  fromUser: 'From user',
  fromDomain: 'From host',
  fromTag: 'From tag',
  toUser: 'To user',
  toDomain: 'To host',
  toTag: 'To tag',
  pidUser: 'Asserted identity',
  contactUser: 'Contact user',
  contactIp: 'Contact host',
  contactPort: 'Contact port',
  authUser: 'Digest user',
  callid: 'Call-ID',
  callidAleg: 'Other leg’s Call-ID',
  via1: 'Top Via',
  via1Branch: 'Top Via branch',
  cseq: 'CSeq',
  diversion: 'Diversion',
  reason: 'Reason',
  contentType: 'Content-Type',
  userAgent: 'User-Agent',
  sourceIp: 'Source address',
  sourcePort: 'Source port',
  destinationIp: 'Destination address',
  destinationPort: 'Destination port',
  originatorIp: 'Originator address',
  originatorPort: 'Originator port',
  correlationId: 'Capture correlation',
  proto: 'Protocol number',
  family: 'Address family',
  rtpStat: 'RTP statistics',
  type: 'Type',
  node: 'Capture node',
  trans: 'Transaction',
  dbnode: 'Store node',
  sourceAlias: 'Source alias',
  destinationAlias: 'Destination alias',
  conversationId: 'Conversation id',
  participantId: 'Participant id',
}

export const RecordFields = ({ record }: { readonly record: TraceRecord }) => (
  <>
    <p className={styles['note']}>
      <Database aria-hidden /> Search record: what the platform noted about this message. Get the pcap to read the
      message itself.
    </p>
    <dl className={styles['fields']}>
      {record.fields.map(([name, value]) => (
        <div key={name}>
          <dt title={name}>{words[name] ?? name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  </>
)
