import { expect, it } from 'vitest';
import type { Events } from '../../kernel/registry.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { cloudOfStacks, create, templateOf } from './testing/stacks.ts';

const published = <E extends keyof Events>(cloud: Rehearsal, name: E) =>
  cloud.published.flatMap(({ event, detail }) => (event === name ? [detail as Events[E]] : []));

it('every status of a stack is published, with the reason and the caller’s token', () => {
  using cloud = cloudOfStacks();
  const stackId = create(cloud, templateOf({ A: 'x' }), { ClientRequestToken: 'mine' });
  const change = (status: string, reason: string) => ({
    detailType: 'CloudFormation Stack Status Change',
    resources: [stackId],
    detail: {
      'stack-id': stackId,
      'status-details': { status, 'status-reason': reason },
      'client-request-token': 'mine',
    },
  });
  expect(published(cloud, 'cloudformation/stack-status-change')).toEqual([
    change('CREATE_IN_PROGRESS', 'User Initiated'),
    change('CREATE_COMPLETE', ''),
  ]);
});

it('every status of a resource is published', () => {
  using cloud = cloudOfStacks();
  const stackId = create(cloud, templateOf({ A: { Name: 'a', Value: 'x' } }));
  const events = published(cloud, 'cloudformation/resource-status-change');
  expect(events.map(({ detail }) => detail['status-details'])).toEqual([
    { status: 'CREATE_IN_PROGRESS', 'status-reason': '' },
    { status: 'CREATE_IN_PROGRESS', 'status-reason': 'Resource creation Initiated' },
    { status: 'CREATE_COMPLETE', 'status-reason': '' },
  ]);
  expect(events.at(-1)).toEqual({
    detailType: 'CloudFormation Resource Status Change',
    resources: [stackId],
    detail: {
      'stack-id': stackId,
      'logical-resource-id': 'A',
      'physical-resource-id': 'a',
      'status-details': { status: 'CREATE_COMPLETE', 'status-reason': '' },
      'resource-type': 'AWS::SSM::Parameter',
      'client-request-token': '',
    },
  });
});
