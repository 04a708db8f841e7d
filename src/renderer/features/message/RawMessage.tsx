// The message as it stood on the wire. Control characters are shown as their pictures, never acted on.
import { useMemo } from 'react'
import type { SipMessage } from '../../../core/sip/message'
import styles from './RawMessage.module.css'

const decoder = new TextDecoder()

/** U+2400 holds a visible picture for each C0 control; line ends and tabs stay what they are. */
const showControls = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    // eslint-disable-next-line no-control-regex -- these are the characters to be shown
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))

export const RawMessage = ({ message }: { readonly message: SipMessage }) => {
  const text = useMemo(() => showControls(decoder.decode(message.bytes)), [message])
  return <pre className={styles['raw']}>{text}</pre>
}
