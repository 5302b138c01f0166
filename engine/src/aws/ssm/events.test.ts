import { expect, test } from 'vitest';
import { parameterCloud } from './testing/parameter-cloud.ts';

test('creating, updating, labelling and deleting a parameter each publish one event', () => {
  using cloud = parameterCloud();
  cloud.put('/app/port', '8080', { Description: 'Where it listens' });
  cloud.put('/app/port', '9090', { Overwrite: true });
  cloud.call('ssm', 'LabelParameterVersion', { Name: '/app/port', Labels: ['live'] });
  cloud.call('ssm', 'DeleteParameters', { Names: ['/app/port', '/app/none'] });
  const detail = { name: '/app/port', type: 'String', description: 'Where it listens' };
  expect(cloud.events[0]).toEqual({
    detailType: 'Parameter Store Change',
    resources: ['arn:aws:ssm:us-east-1:000000000000:parameter/app/port'],
    detail: { operation: 'Create', ...detail },
  });
  expect(cloud.events.map((event) => event.detail.operation)).toEqual([
    'Create',
    'Update',
    'LabelParameterVersion',
    'Delete',
  ]);
});
