// The HTML that people see in their browser: the sign-in form, and plain pages for everything else. No script.
import { createHash } from 'node:crypto'
import { textReply, type Reply } from '../http/messages'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

const style = `
:root { color-scheme: light dark; --ink: #1d2330; --soft: #5b6474; --paper: #fff; --back: #eef0f4; --line: #c6ccd6; --accent: #b4430f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9ecf2; --soft: #a2abba; --paper: #1e232d; --back: #12151b; --line: #434b5a; --accent: #ff9d5c; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--back); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
main { width: min(24rem, 100vw - 2rem); padding: 2rem; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
h1 { margin: 0; font-size: 1.35rem; }
p { margin: .35rem 0 0; color: var(--soft); }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
input { width: 100%; padding: .5rem .6rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 4px; }
.problem { margin-top: 1rem; padding: .5rem .7rem; color: var(--ink); border-left: 3px solid var(--accent); }
.actions { display: flex; gap: .6rem; margin-top: 1.5rem; }
button { flex: 1; padding: .55rem; font: inherit; font-weight: 600; color: var(--ink); background: transparent; border: 1px solid var(--line); border-radius: 4px; cursor: pointer; }
button.primary { color: var(--paper); background: var(--accent); border-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
small { display: block; margin-top: 1.5rem; color: var(--soft); }
`
const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

/** `formTargets`: browsers hold a form's redirect to the same list, so the client's own origin must stand there. */
const page = (status: number, title: string, main: string, formTargets: readonly string[]): Reply =>
  textReply(
    status,
    'text/html; charset=utf-8',
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
      `<meta name="viewport" content="width=device-width"><style>${style}</style></head><body><main>${main}</main></body></html>`,
    {
      'content-security-policy': [
        "default-src 'none'",
        `style-src ${styleHash}`,
        `form-action ${["'self'", ...formTargets].join(' ')}`,
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ].join('; '),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  )

export interface SignInForm {
  readonly organizationName: string
  readonly clientName: string
  readonly provider: string | undefined
  readonly email: string
  /** What was wrong with the last try. */
  readonly problem: string | undefined
  /** The parameters of the request, sent back with the form. */
  readonly parameters: URLSearchParams
  readonly redirectOrigin: string
}

export const signInPage = (form: SignInForm): Reply => {
  const hidden = [...form.parameters]
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('')
  const problem = form.problem === undefined ? '' : `<p class="problem" role="alert">${escapeHtml(form.problem)}</p>`
  const via = form.provider === undefined ? '' : ` through ${escapeHtml(form.provider)}`
  const main =
    `<h1>${escapeHtml(form.organizationName)}</h1>` +
    `<p>Sign in${via} to continue to <strong>${escapeHtml(form.clientName)}</strong></p>${problem}` +
    `<form method="post" action="/oauth/authorize">${hidden}` +
    `<label for="email">E-mail</label><input id="email" name="email" type="email" autocomplete="username" required value="${escapeHtml(form.email)}"${form.email === '' ? ' autofocus' : ''}>` +
    `<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required${form.email === '' ? '' : ' autofocus'}>` +
    `<div class="actions"><button class="primary" type="submit" name="decision" value="allow">Sign in</button>` +
    `<button type="submit" name="decision" value="deny" formnovalidate>Deny</button></div></form>` +
    `<small>A simulated Genesys Cloud on this computer. Nothing you type leaves it.</small>`
  return page(200, `Sign in · ${form.organizationName}`, main, [form.redirectOrigin])
}

export const noticePage = (status: number, title: string, text: string): Reply =>
  page(status, title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`, [])
