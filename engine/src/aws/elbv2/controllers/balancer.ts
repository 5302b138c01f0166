// Sends the data plane a new table whenever anything in it may have changed; changes are batched.

import type { RoutingTable } from '@drydock/balancer';
import { certificates } from '../../../contracts/certificates.ts';
import { reachedAt } from '../../../contracts/faults.ts';
import { waits } from '../../../contracts/waits.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { reservablePorts } from '../listeners/host-ports.ts';
import { compile } from '../routing-table/compile.ts';
import { forwardsOf } from '../routing-table/forwards.ts';
import {
  balancerTable,
  hostPorts,
  listeners,
  loadBalancers,
  revocations,
  rules,
  targetGroups,
  trustStores,
} from '../state.ts';
import { reachableTargets } from '../targets/permit.ts';

const key = 'table';
const look = () => [key];

export const balancer: Controller<RoutingTable, RoutingTable> = {
  name: 'elbv2/balancer',
  // Also when it is empty: after a restart or a reset the data plane must release what it had.
  keys: look,
  watches: {
    'elbv2/load-balancers': look,
    'elbv2/listeners': look,
    'elbv2/rules': look,
    'elbv2/target-groups': look,
    'elbv2/targets': look,
    'elbv2/permits': look,
    'elbv2/trust-stores': look,
    'elbv2/trust-store-revocations': look,
    'network/endpoints': look,
    'network/detours': look,
    'network/names': look,
    'network/certificates': look,
  },
  observe: (state) =>
    compile(
      {
        loadBalancers: state.all(loadBalancers),
        forwards: forwardsOf(state),
        listeners: state.all(listeners),
        rules: state.all(rules),
        targetGroups: state.all(targetGroups),
        targets: reachableTargets(state),
        trustStores: state.all(trustStores),
        revocations: state.all(revocations),
        endpointOf: (address) => reachedAt(state, address),
        reservablePorts: (loadBalancer) => reservablePorts(loadBalancer, state),
        portOwners: new Map(
          state.keys(hostPorts).map((arn) => [state.get(hostPorts, arn)!.port, arn] as const),
        ),
        certificateOf: (arn) => state.get(certificates, arn),
        confirmMs: (intervalMs) => state.wait(waits.healthCheck, intervalMs),
      },
      // The clock is the lower bound, so that versions keep increasing after a reset, which forgets the last one.
      Math.max(state.now, (state.get(balancerTable, key)?.version ?? 0) + 1),
    ),
  plan: (table) => ({ steps: [table] }),
  apply: (table, ctx) => {
    ctx.put(balancerTable, key, { version: table.version });
    ctx.perform('balancer/apply', table);
  },
};
