// AWS Lambda: Node.js functions that run on this machine, invoked by the API and by load balancers.
import { defineService } from '../../contracts/service.ts';
import { operations } from './generated/operations.ts';
import { quotas } from './quotas.ts';
import { functionResource } from './resources/function.ts';
import { permissionResource } from './resources/permission.ts';
import { runningInvocations } from './state.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    lambda: typeof import('@aws-sdk/client-lambda');
  }
}

export const lambda = defineService({
  id: 'lambda',
  client: () => import('@aws-sdk/client-lambda'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  wire: {
    protocol: 'restJson',
    invalidInputCode: 'ValidationException',
    // A zip of 50 MB, in base64: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    maxBodyBytes: 70_167_211,
  },
  operations,
  quotas: Object.values(quotas),
  reports: {
    'functions/invoked': ({ invocationId }, ctx) => {
      if (ctx.get(runningInvocations, invocationId)) ctx.delete(runningInvocations, invocationId);
    },
  },
  resources: [functionResource, permissionResource],
});
