// May a client be sent back to this address? Loopback redirects match without their port (RFC 8252 7.3, FACTS 7.4);
// everything else must be the registered text itself (RFC 6749 3.1.2.3).

const loopbackHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

const matchesLoopback = (registered: URL, asked: URL): boolean =>
  loopbackHosts.includes(registered.hostname) &&
  registered.protocol === asked.protocol &&
  registered.hostname === asked.hostname &&
  (registered.port === '' || registered.port === asked.port) &&
  // A registration without a path stands for every path.
  (registered.pathname === '/' || registered.pathname === asked.pathname)

export const isRegisteredRedirect = (registered: readonly string[], asked: string): boolean => {
  if (!URL.canParse(asked)) return false
  const url = new URL(asked)
  if (url.hash !== '' || url.username !== '' || url.password !== '') return false
  return registered.some((one) => one === asked || matchesLoopback(new URL(one), url))
}
