// Captures in which Rung and tshark 4.0.17 differ, each reviewed by hand. A message list is corrected rather than
// replaced, so that everything else in the file still has to agree.

export interface CorpusDifference {
  readonly why: string
  /** From tshark's lines to those that are right; one line per message, in frame order. */
  readonly correct: (truth: readonly string[]) => readonly string[]
}

const frameOf = (line: string): number => Number.parseInt(line, 10)

const withExtra =
  (...extra: readonly string[]) =>
  (truth: readonly string[]): readonly string[] =>
    [...truth, ...extra].sort((a, b) => frameOf(a) - frameOf(b))

const none = (): readonly string[] => []

const bogusAlice = '127.0.10.1:5060 > 127.0.10.2:5060'
const bogusBob = '127.0.10.2:5060 > 127.0.10.1:5060'
const torture = '192.0.2.1:5060 > 192.0.2.2:5060'
const invite = 'INVITE sip:bob@127.0.10.2:5060 SIP/2.0'
const ack = 'ACK sip:bob@127.0.10.2:5060 SIP/2.0'
const bye = 'BYE sip:bob@127.0.10.2:5060 SIP/2.0'

export const corpusDifferences: ReadonlyMap<string, CorpusDifference> = new Map([
  [
    'derived_bogus_incl_len.pcap',
    {
      why: 'tshark stops at the record of impossible length; we find the next sound record and read on.',
      correct: withExtra(
        `9.0 | ${bogusAlice} | ${ack} | 2-4258@127.0.10.1 | 1 ACK`,
        `10.0 | ${bogusAlice} | ${bye} | 2-4258@127.0.10.1 | 2 BYE`,
        `11.0 | ${bogusBob} | SIP/2.0 200 OK | 2-4258@127.0.10.1 | 2 BYE`,
        `12.0 | ${bogusAlice} | ${invite} | 3-4258@127.0.10.1 | 1 INVITE`,
        `13.0 | ${bogusBob} | SIP/2.0 180 Ringing | 3-4258@127.0.10.1 | 1 INVITE`,
        `14.0 | ${bogusBob} | SIP/2.0 200 OK | 3-4258@127.0.10.1 | 1 INVITE`,
        `15.0 | ${bogusAlice} | ${ack} | 3-4258@127.0.10.1 | 1 ACK`,
        `16.0 | ${bogusAlice} | ${bye} | 3-4258@127.0.10.1 | 2 BYE`,
        `17.0 | ${bogusBob} | SIP/2.0 200 OK | 3-4258@127.0.10.1 | 2 BYE`,
      ),
    },
  ],
  [
    'live_tls_12_sip_with_keys.pcapng',
    { why: 'tshark decrypts with the keys in the file; we do not decrypt TLS.', correct: none },
  ],
  ['ndpi_http_on_sip_port.pcap', { why: 'HTTP on port 5060 is not SIP; tshark goes by the port.', correct: none }],
  [
    'torture_rfc4475_49.pcap',
    {
      why: 'tshark takes five malformed start lines of RFC 4475 for something else; we show them, with their faults.',
      correct: withExtra(
        `17.0 | ${torture} | INVITE sip:user@example.com; lr SIP/2.0 | lwsruri.asdfasdoeoi2323-asdfwrn23-asd834rk423 | 2130706432 INVITE`,
        `18.0 | ${torture} | INVITE sip:user@example.com SIP/2.0 | lwsstart.dfknq234oi243099adsdfnawe3@example.com | 1893884 INVITE`,
        `19.0 | ${torture} | OPTIONS sip:remote-target@example.com SIP/2.0 | trws.oicu34958239neffasdhr2345r | 238923 OPTIONS`,
        `20.0 | ${torture} | SIP/2.0 4294967301 better not break the receiver | bigcode.asdof3uj203asdnf3429uasdhfas3ehjasdfas9i | 353494 INVITE`,
        `30.0 | ${torture} | OPTIONS sip:t.watson@example.org SIP/7.0 | badvers.31417@c.example.com | 1 OPTIONS`,
      ),
    },
  ],
])
