// Amazon CloudWatch: metrics from real use, and alarms evaluated on them.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { alarmController, compositeAlarmController, retention } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';
import { carriedOn } from './reports/carried-time.ts';
import { measured } from './reports/measured.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    cloudwatch: typeof import('@aws-sdk/client-cloudwatch');
  }
  interface Controllers {
    'cloudwatch/alarm': unknown;
    'cloudwatch/composite-alarm': unknown;
    'cloudwatch/retention': unknown;
  }
}

export const cloudWatch = defineService({
  id: 'cloudwatch',
  client: () => import('@aws-sdk/client-cloudwatch'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    protocol: 'awsJson',
    jsonVersion: '1.0',
    signingNames: ['monitoring'],
    targetPrefixes: ['GraniteServiceVersion20100801'],
    invalidInputCode: 'ValidationError',
    xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  reports: { 'metrics/carried': carriedOn, 'metrics/measured': measured },
  quotas: Object.values(quotas),
  controllers: [alarmController, compositeAlarmController, retention],
  resources,
});
