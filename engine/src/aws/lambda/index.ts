// AWS Lambda: functions for Node.js and Python that run on this machine, invoked by the API, by load balancers, at
// URLs of their own, with messages of queues and by other services' events.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { actionTargets } from './action-targets.ts';
import { asynchronousInvocationController, eventSourceMappingController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { settleAttempt } from './invocation/asynchronous.ts';
import { countInvocation } from './invocation/metrics.ts';
import { quotas } from './quotas.ts';
import { runningInvocations } from './state.ts';

declare module '../../kernel/registry.ts' {
  interface Controllers {
    'lambda/asynchronous-invocation': unknown;
    'lambda/event-source-mapping': unknown;
  }
  interface Clients {
    lambda: typeof import('@aws-sdk/client-lambda');
  }
}

export const lambda = defineService({
  id: 'lambda',
  client: () => import('@aws-sdk/client-lambda'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    protocol: 'restJson',
    invalidInputCode: 'ValidationException',
    // A zip of 50 MB, in base64: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    maxBodyBytes: 70_167_211,
  },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  actionTargets,
  quotas: Object.values(quotas),
  reports: {
    'functions/invoked': (outcome, ctx) => {
      const { invocationId, failed = false } = outcome;
      const running = ctx.get(runningInvocations, invocationId);
      if (running) {
        ctx.delete(runningInvocations, invocationId);
        const { functionName, resource, startedAt } = running;
        if (functionName !== undefined && resource !== undefined && startedAt !== undefined)
          countInvocation({ functionName, resource, startedAt }, failed, ctx);
      }
      settleAttempt(outcome, ctx);
    },
  },
  controllers: [asynchronousInvocationController, eventSourceMappingController],
  resources,
});
