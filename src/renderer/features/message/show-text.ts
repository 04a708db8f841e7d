// Text of several lines made safe to show and to paste: line ends and tabs stay, whatever else acts becomes a picture.
import { replaceControls } from '../../../core/ladder/replace-controls'

/** A line end of a message is CRLF (RFC 3261 7); a lone CR is no line end and is shown. Linear. */
export const showText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .split(/([\n\t])/)
    .map((piece) => (piece === '\n' || piece === '\t' ? piece : replaceControls(piece)))
    .join('')
