import { expect, it } from 'vitest';
import type { Events } from '../../kernel/registry.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { cloudFormation } from './index.ts';
import { scriptedParameter } from './testing/scripted-parameter.ts';
import { create, templateOf } from './testing/stacks.ts';

function cloudWithListener() {
  const stack: Events['cloudformation/stack-status-change'][] = [];
  const resource: Events['cloudformation/resource-status-change'][] = [];
  const listener = standInService({
    id: 'sts',
    operations: {},
    subscriptions: {
      'cloudformation/stack-status-change': (event) => void stack.push(event),
      'cloudformation/resource-status-change': (event) => void resource.push(event),
    },
  });
  const cloud = rehearse({ services: [cloudFormation([scriptedParameter]), listener] });
  return Object.assign(cloud, { stack, resource });
}

it('every status of a stack is published, with the reason and the caller’s token', () => {
  using cloud = cloudWithListener();
  const stackId = create(cloud, templateOf({ A: 'x' }), { ClientRequestToken: 'mine' });
  expect(cloud.stack).toEqual([
    {
      detailType: 'CloudFormation Stack Status Change',
      resources: [stackId],
      detail: {
        'stack-id': stackId,
        'status-details': { status: 'CREATE_IN_PROGRESS', 'status-reason': 'User Initiated' },
        'client-request-token': 'mine',
      },
    },
    {
      detailType: 'CloudFormation Stack Status Change',
      resources: [stackId],
      detail: {
        'stack-id': stackId,
        'status-details': { status: 'CREATE_COMPLETE', 'status-reason': '' },
        'client-request-token': 'mine',
      },
    },
  ]);
});

it('every status of a resource is published', () => {
  using cloud = cloudWithListener();
  const stackId = create(cloud, templateOf({ A: { Name: 'a', Value: 'x' } }));
  expect(cloud.resource.map(({ detail }) => detail['status-details'])).toEqual([
    { status: 'CREATE_IN_PROGRESS', 'status-reason': '' },
    { status: 'CREATE_IN_PROGRESS', 'status-reason': 'Resource creation Initiated' },
    { status: 'CREATE_COMPLETE', 'status-reason': '' },
  ]);
  expect(cloud.resource.at(-1)).toEqual({
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
