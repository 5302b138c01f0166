// What names lead to, for the data plane: the task ports behind their addresses, and the ports that are balanced between
// tasks. Pure.
import type { RoutingTable } from '@drydock/balancer';
import { endpoints } from '../../../contracts/endpoints.ts';
import { reachedAt } from '../../../contracts/faults.ts';
import { loopbackOf, type NameRecord, names } from '../../../contracts/names.ts';
import type { Reader } from '../../../kernel/table.ts';
import { listenersOf } from '../find.ts';
import { dnsName } from '../listeners/host-ports.ts';
import { isBalanced, loadBalancers } from '../state.ts';

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
    return [{ name, address, port: Number(key.slice(colon + 1)), endpoints: [reachedAt(state, key)!] }];
  });
  return [
    ...own,
    ...records.flatMap((record) => balancedForward(record, state)),
    ...records.flatMap((record) => aliasForwards(record, state)),
  ];
}

/** The listeners of the load balancer that a name is an alias of. */
function aliasForwards({ name, values, balancer }: NameRecord, state: Reader): Forward[] {
  const [address] = values;
  if (balancer === undefined || address === undefined) return [];
  const found = state
    .all(loadBalancers)
    .find((each) => isBalanced(each) && dnsName(each, '', state) === balancer);
  return listenersOf(found?.arn ?? '', state).flatMap(({ port, protocol, binding }) =>
    binding?.hostPort === undefined || protocol === 'UDP'
      ? []
      : { name, address, port, endpoints: [{ host: '127.0.0.1', port: binding.hostPort }] },
  );
}

function balancedForward({ name, values, balanced }: NameRecord, state: Reader): Forward[] {
  const [address] = values;
  if (!balanced || address === undefined) return [];
  const reached = balanced.targets.flatMap((target) => reachedAt(state, target) ?? []);
  return [{ name, address, port: balanced.port, endpoints: reached }];
}
