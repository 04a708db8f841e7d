// Each fault in words, with the one next step that helps. The words of the fault itself follow as detail.
import type { Fault, FaultCode } from '../../../shared/ipc/fault'

export type NextStep = 'retry' | 'sign-in' | 'choose-wireshark' | 'open-settings' | 'open-file' | 'copy-details'

interface FaultText {
  readonly title: string
  readonly advice: string
  readonly step: NextStep
}

const texts: Readonly<Record<FaultCode, FaultText>> = {
  'auth.expired': {
    title: 'Your session has ended',
    advice: 'Genesys Cloud ended it, or an administrator did. What is open stays open: sign in again and go on.',
    step: 'sign-in',
  },
  'auth.denied': {
    title: 'Sign-in was declined',
    advice: 'Somebody pressed Deny in the browser. Start again and allow Rung to use your account.',
    step: 'retry',
  },
  'auth.rejected': {
    title: 'Genesys Cloud did not accept the sign-in',
    advice:
      'Check the region and the client id, and the secret where one is asked for. To sign in with the browser, the OAuth client must allow code authorization with PKCE and the redirect http://localhost.',
    step: 'retry',
  },
  'auth.cancelled': { title: 'Sign-in cancelled', advice: 'Start again when you are ready.', step: 'retry' },
  'auth.timeout': {
    title: 'The sign-in took too long',
    advice: 'Nothing came back from the browser in time. Start again.',
    step: 'retry',
  },
  'auth.signed-out': { title: 'You are signed out', advice: 'Sign in to search.', step: 'sign-in' },
  'auth.needs-secret': {
    title: 'The client secret is needed',
    advice: 'Type it again. With “Keep me signed in”, this computer’s keyring remembers it.',
    step: 'copy-details',
  },
  'auth.no-port': {
    title: 'The browser could not come back',
    advice:
      'End the program that holds the port, or let the account’s redirect use another one; 0 takes any that is free.',
    step: 'retry',
  },
  'auth.other-person': {
    title: 'The browser is signed in as somebody else',
    advice: 'Sign in again. “Sign in as somebody else” lets you choose who.',
    step: 'sign-in',
  },
  'auth.secrets-unreadable': {
    title: 'You have been signed out',
    advice: 'The file with the kept sign-in was damaged, or comes from another computer or user. Sign in again.',
    step: 'copy-details',
  },
  'auth.keyring-closed': {
    title: 'The keyring is closed',
    advice: 'Unlock this computer’s keyring and start Rung again, or sign in for this session only.',
    step: 'copy-details',
  },
  'auth.unknown-profile': {
    title: 'This account is gone',
    advice: 'It was deleted in the meantime. Choose or add another.',
    step: 'copy-details',
  },
  'auth.bad-domain': { title: 'This is no Genesys Cloud domain', advice: 'Check the region.', step: 'sign-in' },
  'net.offline': {
    title: 'No network',
    advice: 'Connect this computer to the network or the VPN, then try again. Saved captures open without it.',
    step: 'retry',
  },
  'net.unreachable': {
    title: 'Genesys Cloud cannot be reached',
    advice: 'The connection was refused or broke off. Check the network, the VPN and the proxy, then try again.',
    step: 'retry',
  },
  'net.unknown-host': {
    title: 'The region’s address was not found',
    advice: 'Check the region or domain for a typing error, and that this computer’s DNS works.',
    step: 'retry',
  },
  'net.timeout': {
    title: 'No answer in time',
    advice: 'A wide window makes the search slow. Narrow the time, or try again.',
    step: 'retry',
  },
  'net.tls': {
    title: 'The connection is not trusted',
    advice:
      'The certificate was refused. Behind a proxy that inspects traffic, its root certificate must be in this computer’s trust store.',
    step: 'retry',
  },
  'net.proxy': {
    title: 'The proxy does not let Rung through',
    advice:
      'Check this computer’s proxy settings, and that the proxy runs and allows the region’s addresses without a sign-in of its own.',
    step: 'retry',
  },
  'api.rate-limited': {
    title: 'Genesys Cloud asks to slow down',
    advice: 'The limit on requests per minute is used up. Wait a minute, then try again.',
    step: 'retry',
  },
  'api.forbidden': {
    title: 'A permission is missing',
    advice: 'Ask an administrator of your organization to add the permission to a role of yours, then sign in again.',
    step: 'copy-details',
  },
  'api.not-found': {
    title: 'Not found',
    advice: 'It may be older than 21 days, or belong to another organization or region.',
    step: 'retry',
  },
  'api.bad-request': {
    title: 'The request was not accepted',
    advice: 'Check the fields and the time window.',
    step: 'copy-details',
  },
  'api.unavailable': {
    title: 'Genesys Cloud has a problem',
    advice: 'This is on the platform’s side. Try again in a minute; quote the correlation id in a support case.',
    step: 'retry',
  },
  'api.unexpected': {
    title: 'An answer that Rung does not understand',
    advice: 'A proxy may have answered in place of Genesys Cloud. Try again, or copy the details for a report.',
    step: 'copy-details',
  },
  'capture.not-ready': {
    title: 'The pcap is not ready yet',
    advice: 'Genesys Cloud builds pcaps when it has time for it. Ask again in a few minutes.',
    step: 'retry',
  },
  'capture.expired': { title: 'The link has run out', advice: 'Ask for the pcap again.', step: 'retry' },
  'capture.too-large': {
    title: 'The pcap is too large',
    advice: 'Narrow the time window or take a single Call-ID.',
    step: 'copy-details',
  },
  'capture.damaged': {
    title: 'The capture cannot be read',
    advice: 'Ask for the pcap again; if it stays so, open the file in Wireshark to see what it is.',
    step: 'retry',
  },
  'capture.unknown': {
    title: 'The capture is gone',
    advice: 'Somebody moved or deleted the file. Ask for the pcap again.',
    step: 'retry',
  },
  'file.gone': {
    title: 'The file is not there',
    advice: 'Somebody moved, renamed or deleted it, or its disk is not connected.',
    step: 'retry',
  },
  'file.unreadable': {
    title: 'The file cannot be read',
    advice: 'Check that it is a file which you may read, then try again.',
    step: 'retry',
  },
  'file.no-sip': {
    title: 'There is no SIP in this file',
    advice:
      'Rung reads pcap, pcapng and snoop captures, also compressed with gzip, and logs or texts with SIP messages.',
    step: 'open-file',
  },
  'file.too-large': {
    title: 'The file is too large',
    advice: 'Cut out the time or the call that matters, with editcap or Wireshark, then open that.',
    step: 'open-file',
  },
  'file.denied': {
    title: 'The captures folder cannot be written to',
    advice: 'Choose another folder in the settings, or mend its rights.',
    step: 'open-settings',
  },
  'file.unwritable': {
    title: 'The file could not be saved there',
    advice: 'Choose another place, where you may write.',
    step: 'retry',
  },
  'file.full': { title: 'The disk is full', advice: 'Make room, then try again.', step: 'retry' },
  'export.too-large': {
    title: 'Too large for this format',
    advice: 'Choose SVG, PDF or HTML, or export a part: filter the ladder, or mark one message and select another.',
    step: 'copy-details',
  },
  'export.failed': {
    title: 'The export could not be made',
    advice: 'Try again. If it stays so, choose SVG or text, which need the least memory.',
    step: 'retry',
  },
  'wireshark.missing': {
    title: 'Wireshark was not found',
    advice: 'Rung looked on the PATH and in the usual places. Install it, or show Rung where it is.',
    step: 'choose-wireshark',
  },
  'wireshark.failed': {
    title: 'Wireshark did not start',
    advice: 'Check that the program that Rung found really is Wireshark.',
    step: 'choose-wireshark',
  },
  'ipc.unknown-call': { title: 'Rung made a mistake', advice: 'Please report it.', step: 'copy-details' },
  'ipc.bad-argument': { title: 'Not accepted', advice: 'Check what was typed.', step: 'copy-details' },
  'ipc.untrusted-sender': { title: 'Refused', advice: 'Restart Rung.', step: 'copy-details' },
  'ipc.cancelled': { title: 'Cancelled', advice: 'Nothing was changed.', step: 'retry' },
  internal: {
    title: 'Something went wrong inside Rung',
    advice: 'Try again; if it stays so, report it.',
    step: 'retry',
  },
}

export const textFor = (fault: Fault): FaultText => texts[fault.code]

/** For a support case: everything that is safe to hand on. */
export const detailsOf = (fault: Fault): string =>
  [
    `${fault.code}: ${fault.message}`,
    fault.httpStatus === undefined ? '' : `HTTP status: ${fault.httpStatus}`,
    fault.permissions === undefined ? '' : `Missing permissions: ${fault.permissions.join(', ')}`,
    fault.correlationId === undefined ? '' : `Correlation id: ${fault.correlationId}`,
  ]
    .filter((line) => line !== '')
    .join('\n')
