import { expect, test } from 'vitest';
import { pullFailure } from './pull-failure.ts';

const of = (message: string, credentials?: 'user' | 'secret') =>
  pullFailure(message, { image: 'ghcr.io/me/web:1', registry: 'ghcr.io', credentials });
const failed = 'pull image manifest has been retried 1 time(s): failed to resolve ref ghcr.io/me/web:1';

test.each([
  'manifest for ghcr.io/me/web:1 not found: manifest unknown: manifest unknown',
  'initializing source docker://ghcr.io/me/web:1: reading manifest 1 in ghcr.io/me/web: manifest unknown: Requested image not found',
])('an image that does not exist is not found: %s', (message) => {
  expect(of(message)).toBe(`${failed}: ghcr.io/me/web:1: not found`);
});

test.each([
  "pull access denied for ghcr.io/me/web, repository does not exist or may require 'docker login'",
  'Error response from daemon: Head "https://ghcr.io/v2/me/web/manifests/1": unauthorized',
  'initializing source docker://ghcr.io/me/web:1: reading manifest 1 in ghcr.io/me/web: denied',
])('a private registry without credentials says how to log in: %s', (message) => {
  expect(of(message)).toBe(
    `${failed}: pull access denied, repository does not exist or may require authorization: there are no credentials for ghcr.io: run \`docker login ghcr.io\`, or name a secret in repositoryCredentials (${message})`,
  );
});

test('credentials that are refused are not asked for again', () => {
  expect(of('unauthorized: bad password', 'user')).toContain(
    'ghcr.io does not accept the credentials that you have for it',
  );
  expect(of('unauthorized: bad password', 'secret')).toContain(
    'ghcr.io does not accept the username and password of the secret that repositoryCredentials names',
  );
});

test.each([
  'no matching manifest for linux/amd64 in the manifest list entries',
  'choosing image instance: no image found in manifest list for architecture amd64, variant "", OS linux',
])('an index without the processor is named as ECS names it: %s', (message) => {
  expect(of(message)).toBe(
    `image Manifest does not contain descriptor matching platform: ghcr.io/me/web:1: ${message}`,
  );
});

test('an image that was never built on this machine is not found', () => {
  const message = 'pinging container registry localhost: Get "http://localhost/v2/": connection refused';
  expect(pullFailure(message, { image: 'localhost/web:1', registry: 'localhost' })).toBe(
    'pull image manifest has been retried 1 time(s): failed to resolve ref localhost/web:1: localhost/web:1: not found: `localhost/` names images that were built on this machine, and there is none of this name',
  );
});

test('anything else is passed on', () => {
  expect(of('dial tcp: lookup ghcr.io: no such host')).toBe(
    `${failed}: dial tcp: lookup ghcr.io: no such host`,
  );
});
