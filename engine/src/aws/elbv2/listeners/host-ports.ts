// Assigns ports of this machine to listeners, and derives DNS names from them.
// Port p is p itself, or p + 8000 below 1024 (which need privileges): 80 → 8080, 443 → 8443. If that is taken, the
// next.
import type { Reader } from '../../../kernel/table.ts';
import { listenersOf } from '../find.ts';
import { type LoadBalancerRecord, listeners, loadBalancers } from '../state.ts';

const candidates = 20;

/**
 * Ports to try in order, without those that other listeners hold or were promised. `moving` is the listener
 * that leaves its port for this one.
 */
export function hostPortsFor(
  port: number,
  loadBalancer: LoadBalancerRecord,
  state: Reader,
  moving?: string,
): number[] {
  const others = state.all(loadBalancers).filter((other) => other.arn !== loadBalancer.arn);
  const taken = takenPorts(state, others, moving);
  const first = port === 80 && !taken.has(loadBalancer.foreseenPort) ? [loadBalancer.foreseenPort] : [];
  const foreseenForOther = port === 80 ? [] : [loadBalancer.foreseenPort];
  const next = freeFrom(port, new Set([...taken, ...first, ...foreseenForOther]));
  return [...first, ...next].slice(0, candidates);
}

/** What a new load balancer's listener on port 80 will ask for. */
export function foreseenPort(state: Reader): number {
  const [first] = freeFrom(80, takenPorts(state, state.all(loadBalancers)));
  return first ?? 8080;
}

function takenPorts(state: Reader, promising: readonly LoadBalancerRecord[], moving?: string): Set<number> {
  return new Set([
    ...state
      .all(listeners)
      .flatMap(({ arn, binding, hostPorts }) =>
        arn === moving ? [] : (binding?.hostPort ?? hostPorts[0] ?? []),
      ),
    // A promise holds until the load balancer has a listener; from then on its listeners' ports count.
    ...promising.flatMap(({ arn, type, foreseenPort: port }) =>
      type === 'application' && listenersOf(arn, state).length === 0 ? port : [],
    ),
  ]);
}

function freeFrom(port: number, taken: ReadonlySet<number>): number[] {
  const free: number[] = [];
  for (let p = port < 1024 ? port + 8000 : port; p < 65_536 && free.length < candidates; p++) {
    if (!taken.has(p)) free.push(p);
  }
  return free;
}

/**
 * `127.0.0.1:<port>`: of the listener on port 80, else of the first; foreseen while there is none. What is only
 * recorded gets a name in AWS's form, which resolves to nothing.
 */
export function dnsName(loadBalancer: LoadBalancerRecord, region: string, state: Reader): string {
  if (loadBalancer.type !== 'application') {
    return `${loadBalancer.name}-${loadBalancer.arn.slice(-16)}.elb.${region}.amazonaws.com`;
  }
  const all = listenersOf(loadBalancer.arn, state);
  const listener = all.find((candidate) => candidate.port === 80) ?? all[0];
  const port = listener?.binding?.hostPort ?? listener?.hostPorts[0] ?? loadBalancer.foreseenPort;
  return `127.0.0.1:${port}`;
}
