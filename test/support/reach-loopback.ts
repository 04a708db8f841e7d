/** Names under .localhost are this machine to a browser (RFC 6761 6.3), and unknown to Node. */
export const reachLoopback = (url: string): string => url.replace(/\/\/(?:api|login)\.localhost:/, '//127.0.0.1:')
