import { expect, it } from 'vitest';
import { describeQuotas } from '../../testing/quota-rows.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { ssm } from './index.ts';
import { quotas } from './quotas.ts';

const put = (cloud: Rehearsal, Name: string, Tier: 'Standard' | 'Advanced') =>
  cloud.call('ssm', 'PutParameter', { Name, Value: 'x', Type: 'String', Tier, Overwrite: true });
const exceeded = {
  code: 'ParameterLimitExceeded',
  message:
    'You have exceeded the number of parameters for this AWS account. Delete one or more parameters and try again.',
};

describeQuotas([ssm], ssm.quotas!, [
  {
    quota: quotas.standardParameters,
    add: (cloud, count) => put(cloud, `/p/${count}`, 'Standard'),
    ...exceeded,
  },
  {
    quota: quotas.advancedParameters,
    add: (cloud, count) => put(cloud, `/p/${count}`, 'Advanced'),
    ...exceeded,
  },
]);

it('another version of a parameter is not another parameter', () => {
  using cloud = rehearse({ services: [ssm], quotas: new Map([[quotas.standardParameters.code!, 1]]) });
  put(cloud, '/p', 'Standard');
  expect(put(cloud, '/p', 'Standard').Version).toBe(2);
});
