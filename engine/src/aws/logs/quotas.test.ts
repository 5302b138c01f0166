import { describeQuotas } from '../../testing/quota-rows.ts';
import { logs } from './index.ts';
import { quotas } from './quotas.ts';

describeQuotas([logs], logs.quotas!, [
  {
    quota: quotas.groups,
    add: (cloud, count) => cloud.call('logs', 'CreateLogGroup', { logGroupName: `/app/${count}` }),
    code: 'LimitExceededException',
    message: 'Resource limit exceeded.',
  },
]);
