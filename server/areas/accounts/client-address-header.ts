/** The header that carries the peer's address to Better Auth; set by us, never taken from a client. */
export const clientAddressHeader = 'x-assay-client-address';
