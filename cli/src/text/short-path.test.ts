import { expect, it } from 'vitest';
import { shortPath } from './short-path.ts';

it.each([
  ['/home/me/shop/.drydock', '.drydock'],
  ['/home/me/shop', '.'],
  ['/home/me/.local/state/drydock/shop-1', '~/.local/state/drydock/shop-1'],
  ['/home/me/..shop', '~/..shop'],
  ['/var/lib/drydock', '/var/lib/drydock'],
])('%s is %s', (path, short) => {
  expect(shortPath(path, '/home/me/shop', '/home/me')).toBe(short);
});
