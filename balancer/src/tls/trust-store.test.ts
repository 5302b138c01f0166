import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { clientAuth, type Issued, issue, revocationList, serverAuth } from './testing/authority.ts';
import { TrustStore } from './trust-store.ts';

const root = issue('root', { authority: true });
const intermediate = issue('intermediate', { authority: true }, root);
const client = issue('client', { serial: 'a1' }, intermediate);
const now = Date.parse('2026-01-01T00:00:00Z');

function refusal(
  shown: readonly Issued[],
  authorities: readonly Issued[] = [root],
  revocations: readonly string[] = [],
  ignoreExpiry = false,
): string | undefined {
  const caBundle = authorities.map(({ certificate }) => certificate).join('');
  const store = new TrustStore({ arn: 'store', caBundle, revocations }, ignoreExpiry);
  return store.refusal(
    shown.map(({ certificate }) => new X509Certificate(certificate)),
    now,
  );
}

describe('a path', () => {
  test('uses the client’s and the trust store’s certificates', () => {
    expect(refusal([client, intermediate])).toBeUndefined();
    expect(refusal([client, intermediate, root])).toBeUndefined();
    expect(refusal([client], [root, intermediate])).toBeUndefined();
    expect(refusal([client], [intermediate])).toBeUndefined();
    expect(refusal([client])).toBe('ClientCertUntrusted');
    expect(refusal([client], [issue('root', { authority: true })])).toBe('ClientCertUntrusted');
    expect(refusal([issue('self')])).toBe('ClientCertUntrusted');
  });

  test('requires signatures, not only matching names', () => {
    const impostor = issue('intermediate', { authority: true });
    const forged = issue('client', {}, impostor);
    expect(refusal([forged], [intermediate])).toBe('ClientCertUntrusted');
    expect(refusal([forged, intermediate])).toBe('ClientCertUntrusted');
  });

  test('does not pass through a certificate that is not an authority’s', () => {
    const other = issue('other', {}, client);
    expect(refusal([other, client, intermediate])).toBe('ClientCertUntrusted');
  });

  test('respects path length limits', () => {
    const narrow = issue('narrow', { authority: { pathLength: 0 } }, root);
    const below = issue('below', { authority: true }, narrow);
    expect(refusal([issue('client', {}, narrow), narrow])).toBeUndefined();
    expect(refusal([issue('client', {}, below), below, narrow])).toBe('ClientCertUntrusted');
  });

  test('is searched further when the first candidate is invalid', () => {
    // One authority, certified by a root that is out of its time and by one that is not.
    const old = issue('old', { authority: true, notAfter: '2025-01-01T00:00:00Z' });
    const byOld = issue('between', { authority: true }, old);
    const byRoot = issue('between', { authority: true, keys: byOld.keys }, root);
    const leaf = issue('client', {}, byOld);
    expect(refusal([leaf, byOld], [old])).toBe('ClientCertExpired');
    expect(refusal([leaf, byOld, byRoot], [old, root])).toBeUndefined();
    expect(refusal([leaf, byOld], [old, byRoot, root])).toBeUndefined();
  });
});

test('a client may send four certificates, with supported keys and signatures', () => {
  expect(refusal([client, intermediate, root, root])).toBeUndefined();
  expect(refusal([client, intermediate, root, root, root])).toBe('ClientCertMaxChainDepthExceeded');
  expect(refusal([issue('weak', { rsaBits: 1024 }, root)])).toBe('ClientCertTypeUnsupported');
  expect(refusal([issue('rsa', { rsaBits: 2048 }, root)])).toBeUndefined();
  expect(refusal([issue('old', { hash: 'sha1' }, root)])).toBe('ClientCertTypeUnsupported');
});

test('a client without a certificate is rejected', () => {
  expect(refusal([])).toBe('UnmappedConnectionError');
});

describe('time', () => {
  test('a certificate is valid from its first second to its last', () => {
    const at = (notBefore: string, notAfter: string) =>
      refusal([issue('client', { notBefore, notAfter }, root)]);
    expect(at('2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')).toBeUndefined();
    expect(at('2026-01-01T00:00:01Z', '2027-01-01T00:00:00Z')).toBe('ClientCertNotYetValid');
    expect(at('2025-01-01T00:00:00Z', '2025-12-31T23:59:59Z')).toBe('ClientCertExpired');
  });

  test('ignoring expiry ignores nothing else', () => {
    const expired = issue('client', { notAfter: '2025-01-01T00:00:00Z', serial: 'ee' }, root);
    const early = issue('client', { notBefore: '2027-01-01T00:00:00Z' }, root);
    expect(refusal([expired], [root], [], true)).toBeUndefined();
    expect(refusal([early], [root], [], true)).toBe('ClientCertNotYetValid');
    expect(refusal([expired], [intermediate], [], true)).toBe('ClientCertUntrusted');
    expect(refusal([expired], [root], [revocationList(root, ['ee'])], true)).toBe('ClientCertCrlHit');
  });
});

describe('purposes and constraints', () => {
  test('extended key usage, where present, must include client authentication, also for authorities', () => {
    expect(refusal([issue('client', { purposes: [serverAuth, clientAuth] }, root)])).toBeUndefined();
    expect(refusal([issue('client', { purposes: [serverAuth] }, root)])).toBe('ClientCertPurposeInvalid');
    const servers = issue('servers', { authority: true, purposes: [serverAuth] }, root);
    expect(refusal([issue('client', {}, servers), servers])).toBe('ClientCertPurposeInvalid');
  });

  test('key usage must allow signing', () => {
    const [digitalSignature, keyEncipherment] = [0, 2];
    expect(refusal([issue('client', { keyUsage: digitalSignature }, root)])).toBeUndefined();
    expect(refusal([issue('client', { keyUsage: keyEncipherment }, root)])).toBe('ClientCertPurposeInvalid');
  });

  test('an unknown critical extension is rejected', () => {
    expect(refusal([issue('client', { critical: ['1.2.3.4'] }, root)])).toBe('ClientCertInvalid');
    const named = issue('named', { authority: true, critical: ['2.5.29.30'] }, root);
    expect(refusal([issue('client', {}, named), named])).toBe('ClientCertInvalid');
  });
});

describe('revocation lists', () => {
  test('revoke by serial number and issuer', () => {
    const chain = [client, intermediate];
    expect(refusal(chain, [root], [revocationList(intermediate, ['a1'])])).toBe('ClientCertCrlHit');
    expect(refusal(chain, [root], [revocationList(intermediate, ['a2', '0a1b2c'])])).toBeUndefined();
    expect(refusal(chain, [root], [revocationList(intermediate, [])])).toBeUndefined();
    expect(refusal(chain, [root], [revocationList(root, ['a1'])])).toBeUndefined();
    expect(refusal(chain, [root], [revocationList(root, []), revocationList(intermediate, ['a1'])])).toBe(
      'ClientCertCrlHit',
    );
  });

  test('revoke authorities too', () => {
    const revoked = issue('revoked', { authority: true, serial: '7f' }, root);
    const below = issue('client', {}, revoked);
    expect(refusal([below, revoked], [root], [revocationList(root, ['7f'])])).toBe('ClientCertCrlHit');
    expect(refusal([below], [root, revoked], [revocationList(root, ['7f'])])).toBe('ClientCertCrlHit');
  });

  test('apply only when signed by an authority that may sign them', () => {
    const forged = revocationList(intermediate, [], root);
    expect(refusal([client, intermediate], [root], [forged])).toBe('ClientCertCrlProcessingError');
    const keyCertSign = 5;
    const signer = issue('signer', { authority: true, keyUsage: keyCertSign });
    const list = revocationList(signer, []);
    expect(refusal([issue('client', {}, signer)], [signer], [list])).toBe('ClientCertCrlProcessingError');
    expect(refusal([client, intermediate], [root], [forged, revocationList(intermediate, ['a1'])])).toBe(
      'ClientCertCrlHit',
    );
  });
});
