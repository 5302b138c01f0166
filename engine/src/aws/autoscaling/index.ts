// Amazon EC2 Auto Scaling: groups of instances kept at their desired capacity, scaled by policies and by schedule.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { actionTargets } from './action-targets.ts';
import { excesses } from './excesses.ts';
import {
  dynamicScalingController,
  groupController,
  metricsController,
  scheduledActionController,
} from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';
import { managedScaling } from './reports/managed-scaling.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    autoscaling: typeof import('@aws-sdk/client-auto-scaling');
  }
  interface Controllers {
    'autoscaling/dynamic-scaling': unknown;
    'autoscaling/group': unknown;
    'autoscaling/metrics': unknown;
    'autoscaling/scheduled-action': unknown;
  }
}

export const autoScaling = defineService({
  id: 'autoscaling',
  client: () => import('@aws-sdk/client-auto-scaling'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'awsQuery', xmlNamespace: 'http://autoscaling.amazonaws.com/doc/2011-01-01/' },
  operations,
  quotas: Object.values(quotas),
  excesses,
  controllers: [groupController, dynamicScalingController, metricsController, scheduledActionController],
  reports: { 'scaling/managed': managedScaling },
  actionTargets,
  resources,
});
