// Who stands where. Addresses from the documentation ranges (RFC 5737): nothing here can be anybody's.

export const hosts = {
  carrier: '198.51.100.10',
  carrier2: '198.51.100.11',
  proxy: '192.0.2.10',
  pbx: '192.0.2.20',
  edge: '203.0.113.10',
  edge2: '203.0.113.11',
}

/** What each calls itself in User-Agent and Server. */
export const agents = {
  carrier: 'Northwind-SBC/9.2.4',
  carrier2: 'Northwind-SBC/9.2.4',
  proxy: 'kamailio',
  pbx: 'Contoso B2BUA 4.1',
  edge: 'GENESYS-CLOUD-EDGE/1.0',
  edge2: 'GENESYS-CLOUD-EDGE/1.0',
}
