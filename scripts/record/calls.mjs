// The calls of the demonstration organization, as data: who sends what to whom, and when. `parts` are sipp processes:
// listeners start first, then the callers one after the other.
import { createHash } from 'node:crypto'
import { hosts } from './hosts.mjs'
import { answer, answerInDialog, callee, caller, sdp } from './messages.mjs'
import { expect, label, pause, recv, rememberCaller, runProgram, send } from './scenario.mjs'

const uuidOf = (text) => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Genesys Cloud stamps the INVITE of outbound calls and the 200 OK of inbound ones, and nothing else. */
const stampOf = (id) => `x-inin-cnv: ${uuidOf(`conversation ${id}`)}`

const normalClearing = 'Reason: Q.850;cause=16;text="Normal call clearing"'
const support = '+13175550100'

const takeCall = (host, { ring = 1200, headers = [], body = sdp(['PCMU']), answerOptions = {} } = {}) => [
  recv('INVITE', { action: rememberCaller }),
  send(answer(host, 100, 'Trying')),
  pause(60),
  send(answer(host, 180, 'Ringing')),
  pause(ring),
  send(
    answer(host, 200, 'OK', { headers: ['Session-Expires: 1800;refresher=uac', 'Require: timer', ...headers], body }),
    {
      retrans: 500,
      ...answerOptions,
    },
  ),
  recv('ACK'),
]
const placeCall = (side, inviteOptions = {}, retrans = 500) => [
  send(side.invite(inviteOptions), { retrans }),
  expect(100, { optional: true }),
  expect(180, { optional: true }),
  expect(200),
  send(side.request('ACK')),
]
const hangUp = (side, cseq = 2) => [
  send(side.request('BYE', { cseq, headers: [normalClearing] }), { retrans: 500 }),
  expect(200, { keep: false }),
]
const beHungUp = (host) => [recv('BYE'), send(answerInDialog(host, 200, 'OK'))]

/** An inbound call that the edge refuses. */
const refused = (id, from, to, status, reason, headers = [], ring) => {
  const side = caller({ host: 'carrier', peer: 'edge', from, to })
  return [
    {
      host: 'edge',
      steps: [
        recv('INVITE'),
        send(answer('edge', 100, 'Trying')),
        pause(80),
        ...(ring === undefined ? [] : [send(answer('edge', 180, 'Ringing')), pause(ring)]),
        send(answer('edge', status, reason, { headers }), { retrans: 500 }),
        recv('ACK'),
      ],
    },
    {
      host: 'carrier',
      to: 'edge',
      steps: [
        send(side.invite(), { retrans: 500 }),
        expect(100, { optional: true }),
        expect(180, { optional: true }),
        expect(status),
        send(side.ackFailure({ back: 4 })),
      ],
    },
  ]
}

const threeHop = () => {
  const from = '+442079460123'
  const carrierSide = caller({
    host: 'carrier',
    peer: 'proxy',
    from,
    to: support,
    display: 'Anna Keller',
    uri: `sip:${support}@contoso.example`,
  })
  const pbxSide = caller({ host: 'pbx', peer: 'edge', from, to: support, display: 'Anna Keller' })
  return [
    {
      host: 'edge',
      steps: [
        ...takeCall('edge', { ring: 1500, headers: [stampOf('three-hop')], body: sdp(['PCMU']) }),
        ...beHungUp('edge'),
      ],
    },
    // The B2BUA: its caller side is started by the INVITE that its called side receives.
    {
      host: 'pbx',
      name: 'leg-b',
      to: 'edge',
      port: 5070,
      startedBy: 'pbx',
      steps: [...placeCall(pbxSide, { headers: ['X-CID: [cid_of_a]'] }), pause(3300), ...hangUp(pbxSide)],
    },
    {
      host: 'pbx',
      steps: [
        recv('INVITE', { action: runProgram('sh [start_leg_b] [call_id]') }),
        send(answer('pbx', 100, 'Trying')),
        pause(260),
        send(answer('pbx', 180, 'Ringing')),
        pause(1600),
        send(answer('pbx', 200, 'OK', { body: sdp(['PCMU']) }), { retrans: 500 }),
        recv('ACK'),
        ...beHungUp('pbx'),
      ],
    },
    {
      host: 'carrier',
      to: 'proxy',
      steps: [...placeCall(carrierSide), pause(3000), ...hangUp(carrierSide)],
    },
  ]
}

const inbound = (host, from, options = {}) => caller({ host, peer: 'edge', from, to: support, ...options })
const outbound = (to, options = {}) => caller({ host: 'edge', peer: 'carrier', from: support, to, ...options })

const holdResume = () => {
  const side = inbound('carrier', '+442079460188')
  const reinvite = (cseq, direction) => [
    send(side.request('INVITE', { cseq, body: sdp(['PCMU'], { direction, version: cseq }) }), { retrans: 500 }),
    expect(200),
    send(side.request('ACK', { cseq })),
  ]
  const takeReinvite = (direction) => [
    recv('INVITE'),
    send(answerInDialog('edge', 200, 'OK', { body: sdp(['PCMU'], { direction, version: 2 }) }), { retrans: 500 }),
    recv('ACK'),
  ]
  return [
    {
      host: 'edge',
      steps: [
        ...takeCall('edge', { headers: [stampOf('hold-resume')] }),
        ...takeReinvite('recvonly'),
        ...takeReinvite('sendrecv'),
        ...beHungUp('edge'),
      ],
    },
    {
      host: 'carrier',
      to: 'edge',
      steps: [
        ...placeCall(side),
        pause(1800),
        ...reinvite(2, 'sendonly'),
        pause(2500),
        ...reinvite(3, 'sendrecv'),
        pause(1500),
        ...hangUp(side, 4),
      ],
    },
  ]
}

const codecChange = () => {
  const side = outbound('+442079460150')
  return [
    {
      host: 'carrier',
      steps: [
        ...takeCall('carrier', { body: sdp(['opus']) }),
        recv('INVITE'),
        send(answerInDialog('carrier', 200, 'OK', { body: sdp(['PCMA'], { version: 2 }) }), { retrans: 500 }),
        recv('ACK'),
        ...beHungUp('carrier'),
      ],
    },
    {
      host: 'edge',
      to: 'carrier',
      steps: [
        ...placeCall(side, { headers: [stampOf('codec-change')], body: sdp(['opus', 'PCMU', 'PCMA']) }),
        pause(1500),
        send(side.request('INVITE', { cseq: 2, body: sdp(['PCMA'], { version: 2 }) }), { retrans: 500 }),
        expect(200),
        send(side.request('ACK', { cseq: 2 })),
        pause(1800),
        ...hangUp(side, 3),
      ],
    },
  ]
}

const blindTransfer = () => {
  const side = inbound('carrier', '+442079460111')
  const target = '+13175550142'
  const transferred = caller({ host: 'carrier', peer: 'edge2', from: '+442079460111', to: target })
  const edge = callee('edge')
  const notify = (cseq, status, state) => [
    send(
      side.request('NOTIFY', {
        cseq,
        headers: ['Event: refer', `Subscription-State: ${state}`],
        body: `SIP/2.0 ${status}\n`,
        type: 'message/sipfrag;version=2.0',
      }),
      { retrans: 500 },
    ),
    expect(200, { keep: false }),
  ]
  return [
    {
      host: 'edge',
      steps: [
        ...takeCall('edge', { headers: [stampOf('blind-transfer')] }),
        pause(1500),
        send(
          edge.request('REFER', {
            cseq: 1,
            headers: [`Refer-To: <sip:${target}@${hosts.edge2}>`, `Referred-By: <sip:${support}@${hosts.edge}>`],
          }),
          { retrans: 500 },
        ),
        expect(202, { keep: false }),
        recv('NOTIFY'),
        send(answerInDialog('edge', 200, 'OK')),
        recv('NOTIFY'),
        send(answerInDialog('edge', 200, 'OK')),
        send(edge.request('BYE', { cseq: 2, headers: [normalClearing] }), { retrans: 500 }),
        expect(200, { keep: false }),
      ],
    },
    {
      host: 'edge2',
      steps: [...takeCall('edge2', { ring: 900, headers: [stampOf('blind-transfer')] }), ...beHungUp('edge2')],
    },
    {
      host: 'carrier',
      name: 'transferred',
      to: 'edge2',
      port: 5064,
      startedBy: 'carrier',
      steps: [
        ...placeCall(transferred, { headers: [`Referred-By: <sip:${support}@${hosts.edge}>`] }),
        pause(3200),
        ...hangUp(transferred),
      ],
    },
    {
      host: 'carrier',
      to: 'edge',
      steps: [
        ...placeCall(side),
        recv('REFER', { action: runProgram('sh [start_transferred]') }),
        send(answerInDialog('carrier', 202, 'Accepted')),
        ...notify(2, '100 Trying', 'active;expires=60'),
        pause(1300),
        ...notify(3, '200 OK', 'terminated;reason=noresource'),
        ...beHungUp('carrier'),
      ],
    },
  ]
}

const failover = () => {
  const to = '+442079460177'
  const first = outbound(to)
  const second = caller({ host: 'edge', peer: 'carrier2', from: support, to })
  return [
    {
      host: 'carrier',
      steps: [
        recv('INVITE'),
        send(answer('carrier', 503, 'Service Unavailable', { headers: ['Retry-After: 120'] }), { retrans: 500 }),
        recv('ACK'),
      ],
    },
    { host: 'carrier2', steps: [...takeCall('carrier2'), ...beHungUp('carrier2')] },
    {
      host: 'edge',
      name: 'first',
      to: 'carrier',
      steps: [
        send(first.invite({ headers: [stampOf('failover-503')] }), { retrans: 500 }),
        expect(503),
        send(first.ackFailure({ back: 2 })),
      ],
    },
    {
      host: 'edge',
      name: 'second',
      to: 'carrier2',
      steps: [...placeCall(second, { headers: [stampOf('failover-503')] }), pause(2500), ...hangUp(second)],
    },
  ]
}

const cancelled = () => {
  const side = inbound('carrier', '+442079460145')
  return [
    {
      host: 'edge',
      steps: [
        recv('INVITE'),
        send(answer('edge', 100, 'Trying')),
        pause(70),
        send(answer('edge', 180, 'Ringing')),
        recv('CANCEL'),
        send(answer('edge', 200, 'OK')),
        send(
          [
            'SIP/2.0 487 Request Terminated',
            'Via:[$via]',
            'From:[$peer]',
            'To:[$self];tag=[pid]s[call_number]',
            'Call-ID: [call_id]',
            'CSeq: 1 INVITE',
            'Content-Length: 0',
            '',
            '',
          ].join('\n'),
          { retrans: 500 },
        ),
        recv('ACK'),
      ].map((step, index) =>
        index === 0
          ? step.replace(
              '</recv>',
              '<action><ereg regexp=".*" search_in="hdr" header="Via:" assign_to="via"/>' +
                '<ereg regexp=".*" search_in="hdr" header="From:" assign_to="peer"/>' +
                '<ereg regexp=".*" search_in="hdr" header="To:" assign_to="self"/></action></recv>',
            )
          : step,
      ),
    },
    {
      host: 'carrier',
      to: 'edge',
      steps: [
        send(side.invite(), { retrans: 500 }),
        expect(100),
        expect(180),
        pause(4000),
        send(side.cancel({ back: 4, headers: ['Reason: Q.850;cause=19;text="No answer from user"'] }), {
          retrans: 500,
        }),
        expect(200, { keep: false }),
        expect(487),
        send(side.ackFailure({ back: 7 })),
      ],
    },
  ]
}

const digest = () => {
  const to = '+442079460166'
  const side = outbound(to)
  const challenge =
    'Proxy-Authenticate: Digest realm="trunk.northwind.example", nonce="7f2a9c41d0b8e6", algorithm=MD5, qop="auth"'
  return [
    {
      host: 'carrier',
      steps: [
        recv('INVITE'),
        send(answer('carrier', 407, 'Proxy Authentication Required', { headers: [challenge] }), { retrans: 500 }),
        recv('ACK'),
        ...takeCall('carrier'),
        ...beHungUp('carrier'),
      ],
    },
    {
      host: 'edge',
      to: 'carrier',
      args: ['-au', 'trunk-demo', '-ap', 'not-a-real-password'],
      steps: [
        send(side.invite({ headers: [stampOf('digest-challenge')] }), { retrans: 500 }),
        expect(407, { auth: true }),
        send(side.ackFailure({ back: 2 })),
        send(side.invite({ cseq: 2, headers: [stampOf('digest-challenge'), '[authentication]'] }), { retrans: 500 }),
        expect(100, { optional: true }),
        expect(180, { optional: true }),
        expect(200),
        send(side.request('ACK', { cseq: 2 })),
        pause(2500),
        ...hangUp(side, 3),
      ],
    },
  ]
}

const retransmissions = () => {
  const side = inbound('carrier', '+442079460199')
  return [
    {
      host: 'edge',
      steps: [
        recv('INVITE', { action: rememberCaller }),
        // Nothing for so long that the caller repeats itself twice (T1 = 500 ms, RFC 3261 17.1.1.2).
        pause(1700),
        send(answer('edge', 180, 'Ringing')),
        pause(900),
        send(answer('edge', 200, 'OK', { headers: [stampOf('retransmissions')], body: sdp(['PCMU']) }), {
          retrans: 500,
        }),
        recv('ACK'),
        ...beHungUp('edge'),
      ],
    },
    {
      host: 'carrier',
      to: 'edge',
      steps: [
        send(side.invite(), { retrans: 500 }),
        expect(180, { optional: true }),
        expect(200),
        // A late ACK: the 200 is repeated (RFC 3261 13.3.1.4).
        pause(1650),
        send(side.request('ACK')),
        pause(1500),
        ...hangUp(side),
      ],
    },
  ]
}

const missingAck = () => {
  const side = inbound('carrier', '+442079460132')
  const edge = callee('edge')
  return [
    {
      host: 'edge',
      args: ['-max_retrans', '12', '-max_invite_retrans', '12', '-max_non_invite_retrans', '12'],
      steps: [
        recv('INVITE', { action: rememberCaller }),
        send(answer('edge', 100, 'Trying')),
        pause(60),
        send(answer('edge', 180, 'Ringing')),
        pause(900),
        send(answer('edge', 200, 'OK', { headers: [stampOf('missing-ack')], body: sdp(['PCMU']) }), { retrans: 500 }),
        // Timer H: 64 × T1 (RFC 3261 17.2.1, 13.3.1.4).
        recv('ACK', { timeout: 32_000, onTimeout: '1' }),
        label('1'),
        send(edge.request('BYE', { cseq: 1, headers: ['Reason: SIP;cause=408;text="ACK not received"'] }), {
          retrans: 500,
        }),
        expect(200, { keep: false }),
      ],
    },
    {
      host: 'carrier',
      to: 'edge',
      steps: [
        send(side.invite(), { retrans: 500 }),
        expect(100, { optional: true }),
        expect(180, { optional: true }),
        expect(200),
        recv('BYE'),
        send(answerInDialog('carrier', 200, 'OK')),
      ],
    },
  ]
}

const prack = () => {
  const side = outbound('+442079460155')
  const early = ['Require: 100rel', 'RSeq: 4711']
  return [
    {
      host: 'carrier',
      steps: [
        recv('INVITE', { action: rememberCaller }),
        send(answer('carrier', 100, 'Trying')),
        pause(90),
        send(answer('carrier', 183, 'Session Progress', { headers: early, body: sdp(['PCMA']) }), { retrans: 500 }),
        recv('PRACK'),
        send(answerInDialog('carrier', 200, 'OK')),
        pause(2600),
        send(
          [
            'SIP/2.0 200 OK',
            'Via:[$via]',
            'From:[$peer]',
            'To:[$self];tag=[pid]s[call_number]',
            'Call-ID: [call_id]',
            'CSeq: 1 INVITE',
            'Contact: <sip:[local_ip]:[local_port];transport=[transport]>',
            'Server: Northwind-SBC/9.2.4',
            'Content-Length: 0',
            '',
            '',
          ].join('\n'),
          { retrans: 500 },
        ),
        recv('ACK'),
        ...beHungUp('carrier'),
      ].map((step, index) =>
        index === 0
          ? step.replace('<action>', '<action><ereg regexp=".*" search_in="hdr" header="Via:" assign_to="via"/>')
          : step,
      ),
    },
    {
      host: 'edge',
      to: 'carrier',
      steps: [
        send(side.invite({ headers: [stampOf('prack-early-media'), 'Require: 100rel'], body: sdp(['PCMA', 'PCMU']) }), {
          retrans: 500,
        }),
        expect(100, { optional: true }),
        expect(183, { keep: true }),
        send(side.request('PRACK', { cseq: 2, headers: ['RAck: 4711 1 INVITE'] }), { retrans: 500 }),
        expect(200, { keep: false }),
        expect(200),
        send(side.request('ACK', { cseq: 1 })),
        pause(2200),
        ...hangUp(side, 3),
      ],
    },
  ]
}

const answered = (id, side, { args = [], talk = 3000, takeOptions = {}, placeOptions = {} } = {}) => [
  {
    host: 'edge',
    args,
    steps: [...takeCall('edge', { headers: [stampOf(id)], ...takeOptions }), ...beHungUp('edge')],
  },
  { host: 'carrier', to: 'edge', args, steps: [...placeCall(side, placeOptions), pause(talk), ...hangUp(side)] },
]

const answeredOutbound = () => {
  const side = outbound('+442079460160', { display: 'Contoso Support' })
  return [
    {
      host: 'carrier',
      steps: [
        ...takeCall('carrier', { ring: 2100 }),
        pause(3500),
        send(callee('carrier').request('BYE', { headers: [normalClearing] }), { retrans: 500 }),
        expect(200, { keep: false }),
      ],
    },
    {
      host: 'edge',
      to: 'carrier',
      steps: [
        ...placeCall(side, { headers: [stampOf('answered-outbound')] }),
        recv('BYE'),
        send(answerInDialog('edge', 200, 'OK')),
      ],
    },
  ]
}

const hostile = () => {
  const side = caller({
    host: 'carrier',
    peer: 'edge',
    from: '+442079460113',
    to: support,
    display: '<img src=x onerror=alert(1)> \u202Egnp.exe',
    agent: '<script>alert(2)</script>',
  })
  const [listener, placer] = answered('hostile-names', side)
  return [listener, { ...placer, args: ['-cid_str', '../../../../tmp/evil@198.51.100.10'] }]
}

const call = (id, title, direction, from, to, minutesAgo, parts) => ({
  id,
  title,
  direction,
  from,
  to,
  minutesAgo,
  parts,
  conversationId: uuidOf(`conversation ${id}`),
  participantId: uuidOf(`participant ${id}`),
})

const hour = 60
const day = 24 * hour

export const calls = [
  call(
    'three-hop',
    'Carrier, proxy and B2BUA before the Edge; answered',
    'inbound',
    '+442079460123',
    support,
    4,
    threeHop,
  ),
  call('answered', 'Answered, the caller hangs up', 'inbound', '+442079460101', support, 11, () =>
    answered('answered', inbound('carrier', '+442079460101', { display: 'John Smith' })),
  ),
  call(
    'answered-outbound',
    'Outbound, answered, the callee hangs up',
    'outbound',
    support,
    '+442079460160',
    19,
    answeredOutbound,
  ),
  call('busy', 'Busy', 'inbound', '+442079460102', support, 26, () =>
    refused('busy', '+442079460102', support, 486, 'Busy Here', ['Reason: Q.850;cause=17;text="User busy"'], 700),
  ),
  call('no-answer-cancel', 'Nobody answers, the caller gives up', 'inbound', '+442079460145', support, 34, cancelled),
  call(
    'failover-503',
    'First carrier is down, the second one answers',
    'outbound',
    support,
    '+442079460177',
    47,
    failover,
  ),
  call('hold-resume', 'Put on hold and taken back', 'inbound', '+442079460188', support, 55, holdResume),
  call('blind-transfer', 'Transferred by REFER', 'inbound', '+442079460111', support, 2 * hour, blindTransfer),
  call('not-found', 'Number that nobody has', 'inbound', '+442079460104', '+13175550199', 3 * hour, () =>
    refused('not-found', '+442079460104', '+13175550199', 404, 'Not Found', [
      'Reason: Q.850;cause=1;text="Unallocated number"',
    ]),
  ),
  call('not-acceptable', 'No codec in common', 'inbound', '+442079460107', support, 4 * hour, () =>
    refused('not-acceptable', '+442079460107', support, 488, 'Not Acceptable Here', [
      'Warning: 304 203.0.113.10 "Media type not available"',
    ]),
  ),
  call('digest-challenge', 'The carrier asks for credentials', 'outbound', support, '+442079460166', 6 * hour, digest),
  call('codec-change', 'Codec changed by re-INVITE', 'outbound', support, '+442079460150', 8 * hour, codecChange),
  call(
    'retransmissions',
    'Late answers: INVITE and 200 are repeated',
    'inbound',
    '+442079460199',
    support,
    10 * hour,
    retransmissions,
  ),
  call(
    'missing-ack',
    'The ACK never comes: ends after 32 seconds',
    'inbound',
    '+442079460132',
    support,
    12 * hour,
    missingAck,
  ),
  call('prack-early-media', 'Early media with PRACK', 'outbound', support, '+442079460155', 15 * hour, prack),
  call('tcp-answered', 'Answered, over TCP', 'inbound', '+442079460109', support, 18 * hour, () =>
    answered('tcp-answered', inbound('carrier', '+442079460109'), { args: ['-t', 't1'] }),
  ),
  call('declined', 'Declined', 'inbound', '+442079460112', support, 5 * day, () =>
    refused(
      'declined',
      '+442079460112',
      support,
      603,
      'Decline',
      ['Reason: Q.850;cause=21;text="Call rejected"'],
      1400,
    ),
  ),
  call(
    'hostile-names',
    'Markup and paths where names should be',
    'inbound',
    '+442079460113',
    support,
    12 * day,
    hostile,
  ),
]
