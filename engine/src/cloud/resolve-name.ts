// What a name means on this machine: `GET /_drydock/names?name=…`, which `drydock dns` and the tasks of the runtime
// `process` ask.
import { listenersOf } from '../aws/elbv2/find.ts';
import { dnsName } from '../aws/elbv2/listeners/host-ports.ts';
import { isBalanced, loadBalancers } from '../aws/elbv2/state.ts';
import { endpoints } from '../contracts/endpoints.ts';
import { loopbackOf, type NameRecord, namesByName } from '../contracts/names.ts';
import { AwsFault } from '../kernel/faults.ts';
import type { Reader } from '../kernel/table.ts';

const longestAlias = 8;

interface Resolved {
  readonly name: string;
  readonly records: readonly Omit<NameRecord, 'owner' | 'balanced' | 'balancer'>[];
  /** Where this machine reaches it: addresses of loopback. */
  readonly addresses: readonly string[];
  /** The ports that something listens on there. */
  readonly ports: readonly number[];
  /** `<private address>:<port>` of the tasks between which the port is balanced. */
  readonly behind?: readonly string[];
}

/** @throws AwsFault NotFound for a name that the engine does not know */
export function resolveName(asked: string, regions: readonly Reader[]): Readonly<Record<string, unknown>> {
  const name = asked.toLowerCase().replace(/\.$/, '');
  for (const state of regions) {
    const found = follow(name, state);
    if (found.length > 0) return { ...resolved(name, found, state) };
  }
  throw new AwsFault({ code: 'NotFound', status: 404, message: `The engine knows no name '${name}'.` });
}

/** The name's records, and those of the names that it is an alias of. */
function follow(name: string, state: Reader, depth = 0): NameRecord[] {
  const own = known(name, state);
  const alias = own.find(({ type }) => type === 'CNAME')?.values[0];
  if (alias === undefined || depth >= longestAlias) return [...own];
  return [...own, ...follow(alias.toLowerCase().replace(/\.$/, ''), state, depth + 1)];
}

/** A name of its own, or the wildcard that stands for it: `*.example.com`, at any number of labels (RFC 4592). */
function known(name: string, state: Reader): readonly NameRecord[] {
  const own = state.by(namesByName, name);
  const dot = name.indexOf('.');
  if (own.length > 0 || dot < 0) return own;
  const wildcard = state.by(namesByName, `*${name.slice(dot)}`);
  return wildcard.length > 0 ? wildcard : name.startsWith('*.') ? [] : closest(name.slice(dot + 1), state);
}

function closest(name: string, state: Reader): readonly NameRecord[] {
  const dot = name.indexOf('.');
  // A name that exists ends the search, whatever it has.
  if (dot < 0 || state.by(namesByName, name).length > 0) return [];
  const wildcard = state.by(namesByName, `*${name.slice(dot)}`);
  return wildcard.length > 0 ? wildcard : closest(name.slice(dot + 1), state);
}

function resolved(name: string, records: readonly NameRecord[], state: Reader): Resolved {
  const hosts = records.filter(({ type }) => type === 'A');
  const addresses = hosts.flatMap(({ values }) => values.flatMap((value) => loopbackOf(value) ?? []));
  const behind = new Set(hosts.flatMap(({ values }) => values));
  const ports = state.keys(endpoints).flatMap((key) => {
    const colon = key.lastIndexOf(':');
    return behind.has(key.slice(0, colon)) ? Number(key.slice(colon + 1)) : [];
  });
  const balanced = hosts.flatMap((record) => [
    ...(record.balanced ? [record.balanced.port] : []),
    ...(record.balancer === undefined ? [] : listenerPorts(record.balancer, state)),
  ]);
  const targets = hosts.flatMap((record) => record.balanced?.targets ?? []);
  return {
    name,
    records: records.map(({ owner: _owner, balanced: _balanced, balancer: _balancer, ...record }) => record),
    addresses,
    ports: [...new Set([...ports, ...balanced])].sort((a, b) => a - b),
    ...(targets.length > 0 && { behind: targets }),
  };
}

/** The ports of a load balancer's listeners. */
function listenerPorts(name: string, state: Reader): number[] {
  const found = state
    .all(loadBalancers)
    .find((each) => isBalanced(each) && dnsName(each, '', state) === name);
  return found ? listenersOf(found.arn, state).flatMap(({ port }) => port) : [];
}
