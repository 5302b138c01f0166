// Elastic Load Balancing v2: application load balancers in full; network and gateway ones are recorded, and say so.

import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import {
  balancer,
  hostCountsController,
  loadBalancerState,
  logsController,
  permitsController,
  targetHealthController,
  trustStoreState,
} from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { entriesLogged } from './logs/written-logs.ts';
import { quotas } from './quotas.ts';
import {
  listenerBound,
  portReserved,
  targetsProbed,
  threadChanged,
  trafficSeen,
} from './reports/balancer.ts';
import { networkEnforced } from './reports/enforcement.ts';
import { newTargets, targetKey, targets } from './state.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    elbv2: typeof import('@aws-sdk/client-elastic-load-balancing-v2');
  }
  interface Controllers {
    'elbv2/balancer': unknown;
    'elbv2/host-counts': unknown;
    'elbv2/load-balancer': unknown;
    'elbv2/logs': unknown;
    'elbv2/permits': unknown;
    'elbv2/target-health': unknown;
    'elbv2/trust-store': unknown;
  }
}

export const elbv2 = defineService({
  id: 'elbv2',
  client: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    protocol: 'awsQuery',
    signingNames: ['elasticloadbalancing'],
    xmlNamespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
  },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  quotas: Object.values(quotas),
  // A process that has just started takes a moment to listen. The balancer goes on trying, in the machine's time.
  underway: (state) =>
    state
      .by(newTargets, 'initial')
      .filter(
        ({ targetGroupArn, id, port }) =>
          state.get(targets, targetKey(targetGroupArn, id, port))?.heldUntil === undefined,
      )
      .map(({ id, port }) => ({ what: `target ${id}:${port} (initial)` })),
  controllers: [
    loadBalancerState,
    permitsController,
    targetHealthController,
    balancer,
    hostCountsController,
    logsController,
    trustStoreState,
  ],
  reports: {
    'network/enforcement': networkEnforced,
    'balancer/listener': listenerBound,
    'balancer/health': targetsProbed,
    'balancer/reservation': portReserved,
    'balancer/thread': threadChanged,
    'balancer/traffic': trafficSeen,
    'balancer/log': entriesLogged,
  },
  resources,
});
