// Amazon EC2: the network, and instances as capacity. What AWS's network does with packets is not simulated.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { actionTargets } from './action-targets.ts';
import { instanceController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { prepared } from './prepared-operations.ts';
import { quotas } from './quotas.ts';
import { zoneOutage } from './reports/zone-outage.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    ec2: typeof import('@aws-sdk/client-ec2');
  }
  interface Controllers {
    'ec2/instance': unknown;
  }
}

export const ec2 = defineService({
  id: 'ec2',
  client: () => import('@aws-sdk/client-ec2'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'ec2Query', xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/' },
  operations: prepared(operations),
  taggedResources: taggedResourcesBeside(import.meta.url),
  quotas: Object.values(quotas),
  controllers: [instanceController],
  actionTargets,
  reports: { 'zones/outage': zoneOutage },
  resources,
});
