// Text as content or as a quoted attribute value of HTML and of XML.
import { replaceControls } from './replace-controls'

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // `&apos;` is unknown to HTML 4; the number is known to all.
  "'": '&#39;',
}

/** The one way for a message's text into markup. Line ends count as control characters, so the text stays on one line. */
export const escapeMarkup = (text: string): string =>
  replaceControls(text).replace(/[&<>"']/g, (character) => references[character] ?? '')
