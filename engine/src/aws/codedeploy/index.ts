// AWS CodeDeploy: blue/green deployments of ECS services, all at once, canary or linear, with hooks, test traffic, waits and
// rollbacks. Applications and deployment groups of the compute platforms Server and Lambda are state; their deployments are
// refused. https://docs.aws.amazon.com/codedeploy/latest/APIReference/Welcome.html
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { deploymentController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    codedeploy: typeof import('@aws-sdk/client-codedeploy');
  }
  interface Controllers {
    'codedeploy/deployment': unknown;
  }
}

export const codeDeploy = defineService({
  id: 'codedeploy',
  client: () => import('@aws-sdk/client-codedeploy'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'awsJson', targetPrefixes: ['CodeDeploy_20141006'] },
  operations,
  controllers: [deploymentController],
  resources,
});
