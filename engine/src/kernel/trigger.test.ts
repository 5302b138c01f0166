import { expect, it } from 'vitest';
import { privateTable } from '../testing/private-table.ts';
import { rehearse } from '../testing/rehearsal.ts';
import { standInService } from '../testing/stand-in-service.ts';
import type { ActionResult } from './action.ts';
import type { Operation } from './context.ts';
import { fault } from './faults.ts';

const performed = privateTable<{ readonly arn: string }>('test/performed');
const results = privateTable<{ readonly result: ActionResult | 'nobody' }>('test/results');
const busy = fault('Busy', 'it is cooling down');

const putParameter: Operation<'ssm', 'PutParameter'> = ({ Name }, ctx) => {
  const request = { arn: Name!, source: 'test', isNew: true, message: {} };
  ctx.put(results, Name!, { result: ctx.trigger(request) ?? 'nobody' });
  return { Version: 1 };
};

const cloudOf = () =>
  rehearse({
    services: [
      standInService({ id: 'ssm', operations: { PutParameter: putParameter } }),
      standInService({
        id: 'autoscaling',
        operations: {},
        actionTargets: [
          {
            owns: ({ service, resource }) => service === 'autoscaling' && resource.startsWith('policy'),
            perform: ({ arn }, ctx) => {
              ctx.put(performed, arn, { arn });
              if (arn.endsWith('busy')) throw busy();
              return { status: 'performed' };
            },
          },
        ],
      }),
    ],
  });
const arn = (resource: string) => `arn:aws:autoscaling:us-east-1:000000000000:${resource}`;

it('performs an action by the service that owns its ARN', () => {
  using cloud = cloudOf();
  cloud.call('ssm', 'PutParameter', { Name: arn('policy/a'), Value: '' });
  expect(cloud.state.keys(performed)).toEqual([arn('policy/a')]);
  expect(cloud.state.get(results, arn('policy/a'))?.result).toEqual({ status: 'performed' });
});

it.each([arn('group/a'), 'arn:aws:sns:us-east-1:000000000000:topic', 'no ARN'])(
  'says that nobody owns %s',
  (name) => {
    using cloud = cloudOf();
    cloud.call('ssm', 'PutParameter', { Name: name, Value: '' });
    expect(cloud.state.get(results, name)?.result).toBe('nobody');
  },
);

it("makes a target's fault a failed result, and takes back what the target wrote", () => {
  using cloud = cloudOf();
  cloud.call('ssm', 'PutParameter', { Name: arn('policy/busy'), Value: '' });
  expect(cloud.state.keys(performed)).toEqual([]);
  expect(cloud.state.get(results, arn('policy/busy'))?.result).toEqual({
    status: 'failed',
    reason: 'it is cooling down',
    fault: { code: 'Busy', status: 400 },
  });
});
