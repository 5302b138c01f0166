// Sends the data plane a new table whenever anything in it may have changed; changes are batched.

import type { RoutingTable } from '@drydock/balancer';
import { certificates } from '../../../contracts/certificates.ts';
import { reachedAt } from '../../../contracts/faults.ts';
import { waits } from '../../../contracts/waits.ts';
import { appliedShifts } from '../../../contracts/zonal-shifts.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { reservablePorts } from '../listeners/host-ports.ts';
import { compile } from '../routing-table/compile.ts';
import { forwardsOf } from '../routing-table/forwards.ts';
import {
  balancerTable,
  heldTargets,
  hostPorts,
  listeners,
  loadBalancers,
  revocations,
  rules,
  targetGroups,
  targetKey,
  targets,
  trustStores,
} from '../state.ts';
import { reachableTargets } from '../targets/permit.ts';

const key = 'table';
const look = () => [key];

interface Snapshot {
  readonly table: RoutingTable;
  /** Targets that are not in it yet, by key. */
  readonly held: readonly { readonly key: string; readonly until: number }[];
}

type Step =
  | { readonly do: 'send'; readonly table: RoutingTable }
  | { readonly do: 'admit'; readonly keys: readonly string[] };

export const balancer: Controller<Snapshot, Step> = {
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
    'network/zonal-shifts': look,
    'network/endpoints': look,
    'network/detours': look,
    'network/names': look,
    'network/certificates': look,
  },
  observe: (state) => ({
    table: compile(
      {
        loadBalancers: state.all(loadBalancers),
        forwards: forwardsOf(state),
        listeners: state.all(listeners),
        rules: state.all(rules),
        targetGroups: state.all(targetGroups),
        targets: reachableTargets(state).filter(({ heldUntil }) => heldUntil === undefined),
        trustStores: state.all(trustStores),
        revocations: state.all(revocations),
        shiftedFrom: (arn) => state.get(appliedShifts, arn)?.zone,
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
    held: state.by(heldTargets, 'held').map(({ targetGroupArn, id, port, heldUntil = 0 }) => ({
      key: targetKey(targetGroupArn, id, port),
      until: heldUntil,
    })),
  }),
  plan: ({ table, held }, now) => {
    const due = held.filter(({ until }) => until <= now);
    if (due.length > 0) return { steps: [{ do: 'admit', keys: due.map((each) => each.key) }] };
    const revisitAt = Math.min(...held.map(({ until }) => until));
    return { steps: [{ do: 'send', table }], ...(held.length > 0 && { revisitAt }) };
  },
  apply: (step, ctx) => {
    if (step.do === 'admit') {
      // Which changes targets, so that the table is compiled again.
      for (const each of step.keys) {
        const { heldUntil: _, ...target } = ctx.get(targets, each) ?? {};
        if ('id' in target) ctx.put(targets, each, target);
      }
      return;
    }
    const { table } = step;
    ctx.put(balancerTable, key, { version: table.version });
    ctx.perform('balancer/apply', table);
  },
};
