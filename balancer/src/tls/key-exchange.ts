// The group by which the keys of a TLS connection were agreed on. Node.js reports it to clients only, but it stands in
// the session: OpenSSL's SSL_SESSION (ssl_asn1.c), field 19, in the numbers of TLS (RFC 8446, 4.2.7).
import type { TLSSocket } from 'node:tls';
import { explicit, itemsOf, readDer } from '../x509/der.ts';

const groups: Readonly<Record<number, string>> = {
  23: 'secp256r1',
  24: 'secp384r1',
  25: 'secp521r1',
  29: 'x25519',
  // The hybrids of draft-ietf-tls-ecdhe-mlkem, as AWS's guide writes them.
  4587: 'SecP256r1MLKEM768',
  4588: 'X25519MLKEM768',
  4589: 'SecP384r1MLKEM1024',
};

/** @returns undefined when keys were exchanged by RSA alone. */
export function keyExchange(socket: TLSSocket): string | undefined {
  const session = socket.getSession();
  if (!session) return undefined;
  const field = itemsOf(readDer(session)).find(({ tag }) => tag === explicit(19));
  const [id] = field ? itemsOf(field, explicit(19)) : [];
  return id && groups[id.content.readUIntBE(0, id.content.length)];
}
