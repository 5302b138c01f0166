import { describeQuotas } from '../../testing/quota-rows.ts';
import { iam } from '../iam/index.ts';
import { scheduler } from './index.ts';
import { quotas } from './quotas.ts';
import { newRole } from './testing/cloud.ts';

describeQuotas([scheduler, iam], scheduler.quotas!, [
  {
    quota: quotas.schedules,
    prepare: newRole,
    add: (cloud, count) =>
      void cloud.call('scheduler', 'CreateSchedule', {
        Name: `s${count}`,
        ScheduleExpression: 'rate(1 day)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        State: 'DISABLED',
        Target: {
          Arn: 'arn:aws:sqs:us-east-1:000000000000:q',
          RoleArn: 'arn:aws:iam::000000000000:role/schedules',
        },
      }),
    code: 'ServiceQuotaExceededException',
    message: 'The request exceeds the quota of 2 schedules.',
  },
  {
    quota: quotas.groups,
    present: 1,
    add: (cloud, count) => void cloud.call('scheduler', 'CreateScheduleGroup', { Name: `g${count}` }),
    code: 'ServiceQuotaExceededException',
    message: 'The request exceeds the quota of 2 schedule groups.',
  },
]);
