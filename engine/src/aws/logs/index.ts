// Amazon CloudWatch Logs: what tasks and builds write, kept on disk and read by time.
import { defineService } from '../../contracts/service.ts';
import { retention } from './controllers/retention.ts';
import { appendEvents } from './events/append-events.ts';
import { operations } from './generated/operations.ts';
import { logGroupResource } from './resources/log-group.ts';
import { logGroups, logStreams, streamKey } from './state.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    logs: typeof import('@aws-sdk/client-cloudwatch-logs');
  }
  interface Controllers {
    'logs/retention': unknown;
  }
}

export const logs = defineService({
  id: 'logs',
  client: () => import('@aws-sdk/client-cloudwatch-logs'),
  wire: {
    protocol: 'awsJson',
    targetPrefixes: ['Logs_20140328'],
    missingMemberCode: 'InvalidParameterException',
  },
  operations,
  controllers: [retention],
  reports: {
    // A group that was deleted while a task still writes takes no more lines, as with AWS's own drivers.
    'logs/lines': ({ group, stream, events }, ctx) => {
      if (!ctx.get(logGroups, group)) return;
      const key = streamKey(group, stream);
      if (!ctx.get(logStreams, key))
        ctx.call('logs', 'CreateLogStream', { logGroupName: group, logStreamName: stream });
      appendEvents(ctx.get(logStreams, key)!, events, ctx);
    },
  },
  resources: [logGroupResource],
});
