// Amazon CloudWatch Logs: what tasks, builds and functions write, kept on disk and read by time.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { actionTargets } from './action-targets.ts';
import { filterMinuteController, liveTailController, retention } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';
import { linesWritten } from './reports/lines.ts';
import { tailed } from './reports/tailed.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    logs: typeof import('@aws-sdk/client-cloudwatch-logs');
  }
  interface Controllers {
    'logs/filter-minute': unknown;
    'logs/live-tail': unknown;
    'logs/retention': unknown;
  }
}

export const logs = defineService({
  id: 'logs',
  client: () => import('@aws-sdk/client-cloudwatch-logs'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    protocol: 'awsJson',
    targetPrefixes: ['Logs_20140328'],
    invalidInputCode: 'InvalidParameterException',
    // A batch of 1 MiB, whose letters JSON may write with six each.
    maxBodyBytes: 6 * 1024 ** 2,
  },
  operations,
  actionTargets,
  taggedResources: taggedResourcesBeside(import.meta.url),
  quotas: Object.values(quotas),
  controllers: [retention, filterMinuteController, liveTailController],
  reports: { 'logs/lines': linesWritten, 'logs/tailed': tailed },
  resources,
});
