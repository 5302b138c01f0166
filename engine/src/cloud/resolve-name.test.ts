import { expect, test } from 'vitest';
import { endpoints } from '../contracts/endpoints.ts';
import { type NameRecord, nameKey, names } from '../contracts/names.ts';
import { AwsFault } from '../kernel/faults.ts';
import { SqliteJournal } from '../kernel/journal.ts';
import { Store } from '../kernel/store.ts';
import { resolveName } from './resolve-name.ts';

const host: NameRecord = {
  owner: 'srv-1',
  zoneId: 'Z1',
  name: 'api.shop.local',
  type: 'A',
  ttl: 10,
  policy: 'several',
  values: ['10.20.1.5', '10.20.1.6'],
};

function regionWith(...records: readonly NameRecord[]) {
  const store = new Store(new SqliteJournal(':memory:'));
  for (const each of records) store.put(names, nameKey(each), each);
  store.put(endpoints, '10.20.1.5:8080', { host: '127.0.0.1', port: 40_001 });
  return store;
}

test('a name has its records, the addresses that stand for them, and the ports that are open there', () => {
  const { owner: _, ...shown } = host;
  expect(resolveName('API.shop.local.', [regionWith(), regionWith(host)])).toEqual({
    name: 'api.shop.local',
    records: [shown],
    addresses: ['127.84.1.5', '127.84.1.6'],
    ports: [8080],
  });
});

test('an alias leads to what it names, and a circle of aliases ends', () => {
  const alias = (name: string, value: string): NameRecord => ({
    ...host,
    name,
    type: 'CNAME',
    values: [value],
  });
  const region = regionWith(
    host,
    alias('www.shop.local', 'api.shop.local.'),
    alias('a.x', 'b.x'),
    alias('b.x', 'a.x'),
  );
  expect(resolveName('www.shop.local', [region])).toMatchObject({ addresses: ['127.84.1.5', '127.84.1.6'] });
  expect(resolveName('a.x', [region])).toMatchObject({ addresses: [] });
});

test('an unknown name is not found', () => {
  expect(() => resolveName('none.local', [regionWith(host)])).toThrow(AwsFault);
});

test('a wildcard stands for names below it, unless there is one of their own', () => {
  const region = regionWith({ ...host, name: '*.shop.local', values: ['10.20.1.9'] }, host, {
    ...host,
    name: 'own.shop.local',
    type: 'TXT',
    values: ['"x"'],
  });
  const addresses = (name: string) => resolveName(name, [region]).addresses;
  expect(addresses('any.shop.local')).toEqual(['127.84.1.9']);
  expect(addresses('a.b.shop.local')).toEqual(['127.84.1.9']);
  expect(addresses('api.shop.local')).toEqual(['127.84.1.5', '127.84.1.6']);
  expect(addresses('own.shop.local')).toEqual([]);
  expect(() => addresses('x.api.shop.local')).toThrow(AwsFault);
});
