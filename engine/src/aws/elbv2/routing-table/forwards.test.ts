import { expect, test } from 'vitest';
import { endpoints } from '../../../contracts/endpoints.ts';
import { loopbackOf, type NameRecord, nameKey, names } from '../../../contracts/names.ts';
import { SqliteJournal } from '../../../kernel/journal.ts';
import { Store } from '../../../kernel/store.ts';
import { forwardsOf } from './forwards.ts';

const record = (name: string, more: Partial<NameRecord> = {}): NameRecord => ({
  owner: 'srv-1',
  zoneId: 'Z1',
  name,
  type: 'A',
  ttl: 10,
  policy: 'several',
  values: ['10.20.1.5'],
  ...more,
});

function stateOf(records: readonly NameRecord[], reachable: Readonly<Record<string, number>>) {
  const store = new Store(new SqliteJournal(':memory:'));
  for (const each of records) store.put(names, nameKey(each), each);
  for (const [key, port] of Object.entries(reachable)) store.put(endpoints, key, { host: '127.0.0.1', port });
  return store;
}

test.each([
  ['10.20.1.5', '127.84.1.5'],
  ['172.31.2.9', '127.143.2.9'],
  ['192.168.3.4', '127.144.3.4'],
  ['100.64.0.7', '127.145.0.7'],
  ['127.255.0.1', '127.255.0.1'],
  ['8.8.8.8', undefined],
  ['i-1', undefined],
])('%s is reached at %s', (address, loopback) => {
  expect(loopbackOf(address)).toBe(loopback);
});

test('every port behind a name is forwarded, with its own number; ports without a name are not', () => {
  const state = stateOf([record('api.shop.local')], { '10.20.1.5:8080': 40_001, '10.20.1.6:8080': 40_002 });
  expect(forwardsOf(state)).toEqual([
    {
      name: 'api.shop.local',
      address: '127.84.1.5',
      port: 8080,
      endpoints: [{ host: '127.0.0.1', port: 40_001 }],
    },
  ]);
});

test('a balanced port has the endpoints of all its targets that can be reached', () => {
  const balanced = { port: 80, targets: ['10.20.1.5:8080', '10.20.1.6:8080', '10.20.1.7:8080'] };
  const alias = record('api', { values: ['127.255.0.1'], balanced });
  const state = stateOf([alias], { '10.20.1.5:8080': 40_001, '10.20.1.6:8080': 40_002 });
  expect(forwardsOf(state)).toEqual([
    {
      name: 'api',
      address: '127.255.0.1',
      port: 80,
      endpoints: [
        { host: '127.0.0.1', port: 40_001 },
        { host: '127.0.0.1', port: 40_002 },
      ],
    },
  ]);
});
