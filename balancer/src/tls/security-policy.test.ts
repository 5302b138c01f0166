import { createSecureContext } from 'node:tls';
import { expect, test } from 'vitest';
import { contextOptions } from './security-policy.ts';

const ciphers = ['ECDHE-RSA-AES128-GCM-SHA256'];

test('a cipher that OpenSSL does not have leaves the others', () => {
  const protocols = ['TLSv1', 'TLSv1.1', 'TLSv1.2'];
  const policy = {
    name: 'ELBSecurityPolicy-TLS-1-0-2015-04',
    protocols,
    ciphers: [...ciphers, 'DES-CBC3-SHA'],
  };
  expect(() => createSecureContext(contextOptions(policy, false))).not.toThrow();
});

test('OpenSSL’s security level is lowered only for TLS before 1.2', () => {
  const level = (...protocols: string[]) =>
    contextOptions({ name: 'ELBSecurityPolicy-Some', protocols, ciphers }, false).ciphers;
  expect(level('TLSv1', 'TLSv1.1', 'TLSv1.2')).toMatch(/:@SECLEVEL=0$/);
  expect(level('TLSv1.1', 'TLSv1.2')).toMatch(/:@SECLEVEL=0$/);
  expect(level('TLSv1.2')).toBe(ciphers[0]);
});
