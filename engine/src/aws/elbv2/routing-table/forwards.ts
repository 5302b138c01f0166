// What names lead to, for the data plane: the task ports behind their addresses, and the ports that are balanced between
// tasks. Pure.
import type { RoutingTable } from '@drydock/balancer';
import { endpoints } from '../../../contracts/endpoints.ts';
import { loopbackOf, type NameRecord, names } from '../../../contracts/names.ts';
import type { Reader } from '../../../kernel/table.ts';

type Forward = NonNullable<RoutingTable['forwards']>[number];

export function forwardsOf(state: Reader): Forward[] {
  const records = state.all(names);
  if (records.length === 0) return [];
  const named = new Map<string, string>();
  for (const { type, name, values, balanced } of records)
    if (type === 'A' && !balanced) for (const address of values) named.set(address, name);
  const own = state.keys(endpoints).flatMap((key): Forward[] => {
    const colon = key.lastIndexOf(':');
    const name = named.get(key.slice(0, colon));
    const address = name === undefined ? undefined : loopbackOf(key.slice(0, colon));
    if (name === undefined || address === undefined) return [];
    return [{ name, address, port: Number(key.slice(colon + 1)), endpoints: [state.get(endpoints, key)!] }];
  });
  return [...own, ...records.flatMap((record) => balancedForward(record, state))];
}

function balancedForward({ name, values, balanced }: NameRecord, state: Reader): Forward[] {
  const [address] = values;
  if (!balanced || address === undefined) return [];
  const reached = balanced.targets.flatMap((target) => state.get(endpoints, target) ?? []);
  return [{ name, address, port: balanced.port, endpoints: reached }];
}
