// AWS Systems Manager. Parameter Store: parameters with versions, and AWS's public AMI parameters. Session Manager: the sessions
// of ECS Exec, which Amazon ECS opens.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';
import { sessionEnded, sessionOpened, sessionsRecovered } from './reports/sessions.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    ssm: typeof import('@aws-sdk/client-ssm');
  }
}

export const ssm = defineService({
  id: 'ssm',
  client: () => import('@aws-sdk/client-ssm'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'awsJson', targetPrefixes: ['AmazonSSM'] },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  quotas: Object.values(quotas),
  reports: {
    'sessions/opened': sessionOpened,
    'sessions/ended': sessionEnded,
    'sessions/recovered': sessionsRecovered,
  },
  resources,
});
