// AWS Systems Manager Parameter Store: parameters with versions, and AWS's public AMI parameters.
import { defineService } from '../../contracts/service.ts';
import { operations } from './generated/operations.ts';
import { quotas } from './quotas.ts';
import { parameterResource } from './resources/parameter.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    ssm: typeof import('@aws-sdk/client-ssm');
  }
}

export const ssm = defineService({
  id: 'ssm',
  client: () => import('@aws-sdk/client-ssm'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  wire: { protocol: 'awsJson', targetPrefixes: ['AmazonSSM'] },
  operations,
  quotas: Object.values(quotas),
  resources: [parameterResource],
});
