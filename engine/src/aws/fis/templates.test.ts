import { expect, it, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { createTemplate, faultyCloud, roleArn, start } from './testing/faulty-cloud.ts';

const target = {
  resourceType: 'aws:ecs:task',
  parameters: { cluster: 'main' },
  selectionMode: 'ALL',
};
const stop = { actionId: 'aws:ecs:stop-task', targets: { Tasks: 'all' } };
const template = { targets: { all: target }, actions: { stop } };

it('keeps a template, changes it in place, lists and deletes it', () => {
  using cloud = faultyCloud();
  const id = createTemplate(cloud, { ...template, tags: { team: 'a' } });
  expect(id).toMatch(/^EXT[A-Za-z0-9]{15}$/);
  expect(cloud.call('fis', 'GetExperimentTemplate', { id }).experimentTemplate).toMatchObject({
    arn: `arn:aws:fis:us-east-1:000000000000:experiment-template/${id}`,
    roleArn,
    targets: { all: target },
    actions: { stop: { ...stop, parameters: {} } },
    experimentOptions: { accountTargeting: 'single-account', emptyTargetResolutionMode: 'fail' },
    tags: { team: 'a' },
  });
  cloud.advance(1000);
  cloud.call('fis', 'UpdateExperimentTemplate', {
    id,
    description: 'another',
    experimentOptions: { emptyTargetResolutionMode: 'skip' },
  });
  const { experimentTemplate: after } = cloud.call('fis', 'GetExperimentTemplate', { id });
  expect(after).toMatchObject({ description: 'another', targets: { all: target }, actions: { stop } });
  expect(after?.experimentOptions?.emptyTargetResolutionMode).toBe('skip');
  expect(after!.lastUpdateTime!.getTime() - after!.creationTime!.getTime()).toBe(1000);
  cloud.call('fis', 'DeleteExperimentTemplate', { id });
  expect(cloud.call('fis', 'ListExperimentTemplates', {}).experimentTemplates).toEqual([]);
  expect(faultOf(() => cloud.call('fis', 'GetExperimentTemplate', { id }))).toBe(
    `ResourceNotFoundException: Experiment template with ID ${id} not found.`,
  );
});

it('creates one template and starts one experiment for a client token', () => {
  using cloud = faultyCloud();
  const id = createTemplate(cloud, { clientToken: 'same' });
  expect(createTemplate(cloud, { clientToken: 'same' })).toBe(id);
  expect(faultOf(() => createTemplate(cloud, { clientToken: 'same', description: 'other' }))).toBe(
    'ConflictException: The client token same has been used with other parameters.',
  );
  const made = cloud.call('fis', 'CreateExperimentTemplate', {
    clientToken: 'same',
    description: 'a template',
    roleArn,
    stopConditions: [{ source: 'none' }],
    actions: { wait: { actionId: 'aws:fis:wait', parameters: { duration: 'PT5M' } } },
  });
  expect(made.experimentTemplate?.id).toBe(id);
  const begin = () =>
    cloud.call('fis', 'StartExperiment', { clientToken: 'once', experimentTemplateId: id }).experiment!.id;
  expect(begin()).toBe(begin());
});

it('pages its lists', () => {
  using cloud = faultyCloud();
  const ids = [createTemplate(cloud), createTemplate(cloud), createTemplate(cloud)].sort();
  const first = cloud.call('fis', 'ListExperimentTemplates', { maxResults: 2 });
  const second = cloud.call('fis', 'ListExperimentTemplates', {
    maxResults: 2,
    ...(first.nextToken && { nextToken: first.nextToken }),
  });
  expect([first, second].map(({ experimentTemplates }) => experimentTemplates!.map(({ id }) => id))).toEqual([
    ids.slice(0, 2),
    ids.slice(2),
  ]);
  expect(second.nextToken).toBeUndefined();
  expect(faultOf(() => cloud.call('fis', 'ListActions', { nextToken: 'none' }))).toBe(
    'ValidationException: Invalid nextToken.',
  );
});

it('lists the actions and the resource types that it knows, with their parameters', () => {
  using cloud = faultyCloud();
  const { actions = [] } = cloud.call('fis', 'ListActions', {});
  expect(actions.map(({ id }) => id)).toContain('aws:ecs:stop-task');
  for (const { id } of actions) {
    const { action } = cloud.call('fis', 'GetAction', { id });
    expect(action).toMatchObject({ id, arn: `arn:aws:fis:us-east-1:000000000000:action/${id}` });
  }
  expect(cloud.call('fis', 'GetAction', { id: 'aws:fis:wait' }).action?.parameters?.duration?.required).toBe(
    true,
  );
  const { targetResourceTypes = [] } = cloud.call('fis', 'ListTargetResourceTypes', {});
  for (const { resourceType } of targetResourceTypes)
    expect(
      cloud.call('fis', 'GetTargetResourceType', { resourceType }).targetResourceType?.resourceType,
    ).toBe(resourceType);
  expect(
    cloud.call('fis', 'GetTargetResourceType', { resourceType: 'aws:ecs:task' }).targetResourceType
      ?.parameters,
  ).toMatchObject({ cluster: { required: false }, service: { required: false } });
  expect(faultOf(() => cloud.call('fis', 'GetAction', { id: 'aws:ssm:send-command' }))).toBe(
    'ValidationException: The action aws:ssm:send-command is not simulated by Drydock. Nothing was changed.',
  );
});

it('tags templates and experiments', () => {
  using cloud = faultyCloud();
  const id = createTemplate(cloud);
  const run = start(cloud, id);
  for (const resourceArn of [
    `arn:aws:fis:us-east-1:000000000000:experiment-template/${id}`,
    `arn:aws:fis:us-east-1:000000000000:experiment/${run}`,
  ]) {
    cloud.call('fis', 'TagResource', { resourceArn, tags: { a: '1', b: '2' } });
    cloud.call('fis', 'UntagResource', { resourceArn, tagKeys: ['a'] });
    expect(cloud.call('fis', 'ListTagsForResource', { resourceArn }).tags).toEqual({ b: '2' });
  }
  const resourceArn = 'arn:aws:fis:us-east-1:000000000000:experiment/EXPnone';
  expect(faultOf(() => cloud.call('fis', 'ListTagsForResource', { resourceArn }))).toBe(
    `ResourceNotFoundException: Resource ${resourceArn} not found.`,
  );
});

it('has no configurations of other accounts, and refuses them by name', () => {
  using cloud = faultyCloud();
  const experimentTemplateId = createTemplate(cloud);
  const experimentId = start(cloud, experimentTemplateId);
  const accountId = '111111111111';
  const refused = 'ValidationException: An experiment in several accounts';
  const other = { experimentTemplateId, accountId };
  expect(
    faultOf(() => cloud.call('fis', 'CreateTargetAccountConfiguration', { ...other, roleArn })),
  ).toContain(refused);
  expect(
    faultOf(() => createTemplate(cloud, { experimentOptions: { accountTargeting: 'multi-account' } })),
  ).toContain(refused);
  const missing = `ResourceNotFoundException: Resource target account configuration of ${accountId} not found.`;
  expect(faultOf(() => cloud.call('fis', 'GetTargetAccountConfiguration', other))).toBe(missing);
  expect(faultOf(() => cloud.call('fis', 'UpdateTargetAccountConfiguration', other))).toBe(missing);
  expect(faultOf(() => cloud.call('fis', 'DeleteTargetAccountConfiguration', other))).toBe(missing);
  expect(
    faultOf(() => cloud.call('fis', 'GetExperimentTargetAccountConfiguration', { experimentId, accountId })),
  ).toBe(missing);
  expect(
    cloud.call('fis', 'ListTargetAccountConfigurations', { experimentTemplateId })
      .targetAccountConfigurations,
  ).toEqual([]);
  expect(
    cloud.call('fis', 'ListExperimentTargetAccountConfigurations', { experimentId })
      .targetAccountConfigurations,
  ).toEqual([]);
});

const waiting = (parameters: Record<string, string>) => ({
  actions: { wait: { actionId: 'aws:fis:wait', parameters } },
});
const aimed = (change: object) => ({ ...template, targets: { all: { ...target, ...change } } });

test.each<[string, Parameters<typeof createTemplate>[1], string]>([
  [
    'an action that does not exist',
    { actions: { a: { actionId: 'aws:ecs:explode' } } },
    'ResourceNotFoundException: Action with ID aws:ecs:explode not found.',
  ],
  [
    'an action that is not simulated',
    { actions: { a: { actionId: 'aws:ssm:send-command' } } },
    'ValidationException: The action aws:ssm:send-command is not simulated by Drydock. Nothing was changed.',
  ],
  [
    'a target under another name',
    { ...template, actions: { stop: { ...stop, targets: { Clusters: 'all' } } } },
    'ValidationException: Unexpected target "Clusters" found in action "stop".',
  ],
  [
    'an action without its target',
    { actions: { stop: { actionId: 'aws:ecs:stop-task' } } },
    'ValidationException: Missing target "Tasks" in action "stop".',
  ],
  [
    'a target that is not defined',
    { actions: { stop } },
    'ValidationException: Target "all" of action "stop" is not defined in the template.',
  ],
  [
    'a target of another type',
    aimed({ resourceType: 'aws:ecs:cluster', parameters: {}, resourceTags: { a: 'b' } }),
    'ValidationException: Target "all" of action "stop" must be of the resource type aws:ecs:task, not aws:ecs:cluster.',
  ],
  [
    'a resource type that does not exist',
    aimed({ resourceType: 'aws:ecs:boat' }),
    'ResourceNotFoundException: Target resource type aws:ecs:boat not found.',
  ],
  [
    'a selection mode that is none',
    aimed({ selectionMode: 'SOME' }),
    'ValidationException: Invalid selection mode "SOME" in target "all": it must be ALL, COUNT(n) or PERCENT(n).',
  ],
  [
    'ARNs and tags together',
    aimed({ resourceArns: ['arn:aws:ecs:us-east-1:000000000000:task/main/1'], resourceTags: { a: 'b' } }),
    'ValidationException: Target "all" must not have both resourceArns and resourceTags.',
  ],
  [
    'a target that names nothing',
    aimed({ parameters: {} }),
    'ValidationException: Target "all" must have resourceArns, resourceTags, filters or parameters.',
  ],
  [
    'a target that no action uses',
    { targets: { all: target } },
    'ValidationException: Target "all" is not used by any action.',
  ],
  [
    'a parameter that the action does not have',
    waiting({ duration: 'PT5M', mood: 'good' }),
    'ValidationException: Unexpected parameter "mood" found in action "wait".',
  ],
  [
    'a missing parameter',
    waiting({}),
    'ValidationException: Missing required parameter "duration" in action "wait".',
  ],
  [
    'a duration in seconds',
    waiting({ duration: '300' }),
    'ValidationException: Invalid value of parameter "duration" in action "wait": it must be an ISO 8601 duration such as PT5M, not \'300\'.',
  ],
  [
    'a duration of a day',
    waiting({ duration: 'P1D' }),
    'ValidationException: Invalid value of parameter "duration" in action "wait": it must be from one minute to 12 hours, not \'P1D\'.',
  ],
  [
    'actions in a circle',
    {
      actions: {
        a: { actionId: 'aws:fis:wait', parameters: { duration: 'PT1M' }, startAfter: ['b'] },
        b: { actionId: 'aws:fis:wait', parameters: { duration: 'PT1M' }, startAfter: ['a'] },
      },
    },
    'ValidationException: Action "a" starts after itself.',
  ],
  [
    'an unknown predecessor',
    { actions: { a: { actionId: 'aws:fis:wait', parameters: { duration: 'PT1M' }, startAfter: ['b'] } } },
    'ValidationException: Action "a" starts after "b", which is not defined in the template.',
  ],
  [
    'an unknown source of a stop condition',
    { stopConditions: [{ source: 'sunset' }] },
    'ValidationException: Unknown stop condition source: sunset',
  ],
  [
    'an alarm of another account',
    { stopConditions: [{ source: 'aws:cloudwatch:alarm', value: 'arn:aws:cloudwatch:us-east-1:1:alarm:a' }] },
    "ValidationException: The stop condition's value must be the ARN of an alarm of this account and Region, not arn:aws:cloudwatch:us-east-1:1:alarm:a.",
  ],
  [
    'something else than a role',
    { roleArn: 'arn:aws:iam::000000000000:user/me' },
    'ValidationException: Invalid role ARN: arn:aws:iam::000000000000:user/me',
  ],
])('%s is refused', (_, input, refusal) => {
  using cloud = faultyCloud();
  expect(faultOf(() => createTemplate(cloud, input))).toBe(refusal);
});
