// Steps → a sipp scenario. One function per kind of step; `scenario` puts them together.

export const send = (message, { retrans } = {}) =>
  `<send${retrans === undefined ? '' : ` retrans="${retrans}"`}><![CDATA[\n${message}\n]]></send>`

/** Waits for a request. */
export const recv = (method, { timeout, onTimeout, action = '' } = {}) =>
  `<recv request="${method}"${timeout === undefined ? '' : ` timeout="${timeout}"`}${
    onTimeout === undefined ? '' : ` ontimeout="${onTimeout}"`
  }>${action}</recv>`

/** Waits for a response; `keep` remembers its Record-Route and Contact for later requests. */
export const expect = (status, { optional = false, keep = status >= 200 && status < 300, auth = false } = {}) =>
  `<recv response="${status}"${optional ? ' optional="true"' : ''}${keep ? ' rrs="true"' : ''}${auth ? ' auth="true"' : ''}/>`

export const pause = (milliseconds) => `<pause milliseconds="${milliseconds}"/>`
export const label = (id) => `<label id="${id}"/>`

/** Remembers the caller for requests in the other direction. */
export const rememberCaller = [
  '<action>',
  '<ereg regexp=".*" search_in="hdr" header="From:" assign_to="peer"/>',
  '<ereg regexp=".*" search_in="hdr" header="To:" assign_to="self"/>',
  '<ereg regexp="sip:([^&gt;]*)" search_in="hdr" header="Contact:" assign_to="whole,target"/>',
  '</action>',
].join('')

/** sipp wants every variable used at least once, and none named that is never set. */
const referencesIn = (body) => {
  const assigned = [...body.matchAll(/assign_to="([^"]+)"/g)].flatMap(([, names]) => names.split(','))
  return assigned.length === 0 ? [] : [`<Reference variables="${[...new Set(assigned)].join(',')}"/>`]
}

/** Starts a program when the request has come, e.g. the other leg of a B2BUA. */
export const runProgram = (command) => `<action><exec command="${command}"/></action>`

export const scenario = (name, steps) => {
  const body = steps.join('\n')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<scenario name="${name}">`,
    body,
    ...referencesIn(body),
    '</scenario>',
    '',
  ].join('\n')
}
