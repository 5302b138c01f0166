// Application Auto Scaling, for the desired count of ECS services.
// https://docs.aws.amazon.com/autoscaling/application/APIReference/Welcome.html
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { actionTargets } from './action-targets.ts';
import { scalableTargetController, scheduledActionController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    'application-autoscaling': typeof import('@aws-sdk/client-application-auto-scaling');
  }
  interface Controllers {
    'application-autoscaling/scalable-target': unknown;
    'application-autoscaling/scheduled-action': unknown;
  }
}

export const applicationAutoScaling = defineService({
  id: 'application-autoscaling',
  client: () => import('@aws-sdk/client-application-auto-scaling'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'awsJson', targetPrefixes: ['AnyScaleFrontendService'] },
  operations,
  quotas: Object.values(quotas),
  controllers: [scalableTargetController, scheduledActionController],
  actionTargets,
  resources,
});
