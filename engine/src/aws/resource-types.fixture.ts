// The example of every simulated resource type, in a cloud of all services.
import { existsSync } from 'node:fs';
import type { Rehearsal } from '../testing/rehearsal.ts';
import type { Examples } from '../testing/resource-examples/examples.ts';
import type { ResourceExample } from './cloudformation/resource-contract.ts';
import { services } from './services.ts';

/** Those of every service: `examples` of its examples.ts. */
const ofServices: Examples = Object.assign(
  {},
  ...(await Promise.all(
    services
      .map(({ id }) => new URL(`./${id}/examples.ts`, import.meta.url))
      .filter((url) => existsSync(url))
      .map(async (url) => (await import(url.href)).examples as Examples),
  )),
);

/** The balancer's ports are bound at once. */
function bindPorts(cloud: Rehearsal): void {
  cloud.on('balancer/apply', ({ loadBalancers }) => {
    for (const { arn, hostPorts } of loadBalancers)
      cloud.report('balancer/reservation', { loadBalancerArn: arn, hostPort: hostPorts![0]! });
    for (const { arn, hostPorts } of loadBalancers.flatMap(({ listeners }) => listeners)) {
      cloud.report('balancer/listener', { listenerArn: arn, hostPort: hostPorts[0]! });
    }
  });
}

/** By type. */
export const examples: Readonly<Record<string, ResourceExample>> = Object.fromEntries(
  Object.entries(ofServices).map(([type, example]) => [
    type,
    { services: services.filter(({ id }) => id !== 'cloudformation'), prepare: bindPorts, ...example },
  ]),
);
