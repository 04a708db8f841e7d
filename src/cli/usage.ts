// What `rung --help` says, and the error for a command line that makes no sense.
import { messageVocabulary } from '../core/filter/message-vocabulary'

export class UsageError extends Error {}

const fieldLine = ({ name, example, explanation }: (typeof messageVocabulary.fields)[number]): string =>
  `  ${name.padEnd(13)} ${explanation} (${example})`

export const usage = `rung: SIP call flows in a terminal

  rung inspect FILE              one line per call of a capture, and what is wrong with the file
  rung inspect FILE --json       one JSON object: file, messages, calls, streams, issues
    --call-id ID                 only messages and calls of this Call-ID
    --filter FILTER              only messages that pass, and the calls that they belong to
  rung ladder FILE               the call as a ladder
    --format FORMAT              text (as it is when not said), svg, html, mermaid or json
    --out PATH                   write it there instead of to standard output
    --call-id ID                 only this Call-ID
  rung search                    one line per call that Genesys Cloud has a trace of, and what may be missing
    --conversation ID            this conversation; may stand several times, and - reads ids from standard input
    --call-id ID                 the call of this Call-ID
    --from USER --to USER        calls of one or both
    --last SPAN                  30m, 2h, 7d; 24h when no time is said, 21d for conversations
    --since TIME --until TIME    2026-11-24T13:30Z
    --region REGION              eu-west-1 or mypurecloud.ie; RUNG_REGION when not said
    --domain DOMAIN              any other domain; localhost:PORT is a simulator
    --profile NAME               instead of these, an account of the app with client credentials; its secret comes from
                                 RUNG_CLIENT_SECRET
    --json                       one JSON object with calls and messages; for several conversations, a line of JSON each
  rung fetch-pcap                the pcap of one call, chosen as for search
    --out FILE                   write it there, over what is there; a name of its own here when not said
    --json                       one JSON object: file, bytes, sha256, callIds
  rung --help                    this text
  rung --version                 the version

FILE is a pcap, pcapng or snoop capture, plain or gzip-compressed, or a text with SIP in it: a Genesys SIP Server log, sipp's
trace_msg, exports of sngrep and HOMER, Asterisk and Kamailio debug logs, pasted messages. SIP is found by its content, on
any port, over UDP, TCP, WebSocket and SCTP; what TLS carries stays closed. Times are UTC.

The JSON of a call has its times and durations (pddMs, setupMs, ringMs, talkMs), causes (Reason headers in words), joins (why
its legs belong together), dialogs (early ones too), media (each m= line over time: codec, direction, addresses, who holds) and
missing (what should have come and did not, with timer and RFC). Messages are named by frame and index.

FILTER is words that must all be true: status>=400 method:INVITE from:~4155 has:sdp. "or", "!" and parentheses as usual; "~"
is for a part of the value, "*" for any letters; a word alone is looked for in the whole message. The fields:
${messageVocabulary.fields.map(fieldLine).join('\n')}

search and fetch-pcap sign in as an OAuth client with the grant Client Credentials: RUNG_CLIENT_ID and RUNG_CLIENT_SECRET.
They go by the proxy in HTTPS_PROXY, but for the hosts in NO_PROXY; a private certificate authority is named in
NODE_EXTRA_CA_CERTS. --conversation needs no time: the conversation's own is searched, where it can be read.

Exit codes: 0 done, 1 a file cannot be read or written, or Genesys Cloud did not give what was asked for (one line on standard
error says why), 2 the command line is wrong, 3 nothing was found, 130 ended by Ctrl+C.
`
