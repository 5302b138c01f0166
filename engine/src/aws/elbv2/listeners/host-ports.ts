// Assigns ports of this machine to load balancers and listeners, and derives DNS names from them.
// Port p is p itself, or p + 8000 below 1024 (which need privileges): 80 → 8080, 443 → 8443. If that is taken, the
// next. The data plane binds a load balancer's port before its name is given out, and keeps it; the listener on port 80
// has that port too.
import type { Reader } from '../../../kernel/table.ts';
import { listenersOf } from '../find.ts';
import { hostPorts, isBalanced, type LoadBalancerRecord, listeners, loadBalancers } from '../state.ts';

const candidates = 20;

/** Ports to try in order. `moving` is the listener that leaves its port for this one. */
export function hostPortsFor(
  port: number,
  loadBalancer: LoadBalancerRecord,
  state: Reader,
  moving?: string,
): number[] {
  if (port === 80) return [portOfName(loadBalancer, state)];
  return freeFrom(port, takenPorts(state, moving));
}

/** What a new load balancer's name will ask for. */
export function foreseenPort(state: Reader): number {
  return freeFrom(80, takenPorts(state))[0] ?? 8080;
}

/** Ports to try, in order, for a load balancer's name: its own, the next ones, and at last any that is free. */
export function reservablePorts(loadBalancer: LoadBalancerRecord, state: Reader): number[] {
  const { arn, reservation, foreseenPort: foreseen } = loadBalancer;
  const own = [
    reservation?.preferredHostPort,
    reservation?.hostPort,
    portOfName(loadBalancer, state),
    foreseen,
  ];
  const free = freeFrom(80, takenPorts(state, arn));
  return [...new Set([...own.filter((port) => port !== undefined), ...free, 0])];
}

function takenPorts(state: Reader, except?: string): Set<number> {
  return new Set([
    ...state
      .keys(hostPorts)
      .flatMap((arn) => (arn === except ? [] : (state.get(hostPorts, arn)?.port ?? []))),
    ...state
      .all(listeners)
      .flatMap(({ arn, binding, hostPorts: asked }) =>
        arn === except ? [] : (binding?.hostPort ?? asked[0] ?? []),
      ),
    ...state
      .all(loadBalancers)
      .flatMap((each) => (isBalanced(each) && each.arn !== except ? portOfName(each, state) : [])),
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
 * `127.0.0.1:<port>`, with the port that is reserved for the name, whatever listeners come and go. What is only recorded
 * gets a name in AWS's form, which resolves to nothing.
 */
export function dnsName(loadBalancer: LoadBalancerRecord, region: string, state: Reader): string {
  if (!isBalanced(loadBalancer)) {
    return `${loadBalancer.name}-${loadBalancer.arn.slice(-16)}.elb.${region}.amazonaws.com`;
  }
  return `127.0.0.1:${portOfName(loadBalancer, state)}`;
}

/** The port that is reserved; of a load balancer that is older than reservations, its listener's. */
function portOfName({ arn, reservation, foreseenPort: foreseen }: LoadBalancerRecord, state: Reader): number {
  if (reservation?.hostPort !== undefined) return reservation.hostPort;
  const listener = listenersOf(arn, state).find(({ port }) => port === 80);
  return listener?.binding?.hostPort ?? foreseen;
}
