// Errors under Jest, whose tests have globals of their own.
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { drydockIn } from './drydock.ts';
import type { Realm } from './realm.ts';

const realm = vm.runInNewContext('globalThis') as Realm;
const drydock = drydockIn(realm);

test('an error of a call is one of the realm that the test runs in', () =>
  drydock({}, async (cloud) => {
    const failed = await cloud.deploy({ Resources: {} }, { name: 'Shop' }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(realm.Error);
    const mistaken = await cloud.time.advance('1 parsec' as never).catch((error: unknown) => error);
    expect(mistaken).toBeInstanceOf(realm.Error);
  }));

test('so is the error that a test ends with, and an impossible option', async () => {
  const ended = await drydock({}, () => Promise.reject(new TypeError('It failed.'))).catch(
    (error: unknown) => error,
  );
  expect(ended).toBeInstanceOf(realm.TypeError);
  const refused = await drydock({ account: '1' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(realm.RangeError);
});
