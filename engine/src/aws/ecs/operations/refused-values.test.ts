// Values that AWS's models allow, and ECS refuses.
import { describe, expect, it } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { ecs } from '../index.ts';

const container = { name: 'a', image: 'b', memory: 64 };
const onFargate = {
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
} as const;

describe('a task definition', () => {
  const register = (more: object) => () => {
    using cloud = rehearse({ services: [ecs] });
    cloud.call('ecs', 'RegisterTaskDefinition', {
      family: 'f',
      containerDefinitions: [container],
      ...more,
    } as never);
  };
  const containers = (first: object, ...others: object[]) => ({
    containerDefinitions: [{ ...container, ...first }, ...others.map((each) => ({ ...container, ...each }))],
  });
  it.each([
    ['a role with a space', { taskRoleArn: 'x y' }, 'Role is not valid'],
    ['something else than a role', { executionRoleArn: 'arn:aws:s3:::bucket' }, 'Role is not valid'],
    ['a user', { taskRoleArn: 'arn:aws:iam::000000000000:user/me' }, 'Role is not valid'],
    ['too little storage', { ...onFargate, ephemeralStorage: { sizeInGiB: 20 } }, 'between 21 and 200'],
    ['too much storage', { ...onFargate, ephemeralStorage: { sizeInGiB: 201 } }, 'between 21 and 200'],
    [
      'a link to nothing',
      containers({ links: ['nope:alias'] }),
      "Container 'a' links to an unknown container 'nope'.",
    ],
    [
      'a link in a VPC',
      { networkMode: 'awsvpc', ...containers({ links: ['b'] }, { name: 'b' }) },
      'Links are not supported when networkMode=awsvpc.',
    ],
    [
      'volumes from nothing',
      containers({ volumesFrom: [{ sourceContainer: 'nope' }] }),
      "Container 'a' takes volumes from an unknown container 'nope'.",
    ],
    [
      'the health of a container without a health check',
      containers({ dependsOn: [{ containerName: 'b', condition: 'HEALTHY' }] }, { name: 'b' }),
      "Container 'a' depends on the health of the container 'b', which has no health check.",
    ],
    [
      'a long stop on Fargate',
      { ...onFargate, ...containers({ stopTimeout: 121 }) },
      "'stopTimeout' cannot be greater than 120 on Fargate.",
    ],
  ])('with %s is refused', (_what, more, message) => {
    expect(register(more)).toThrow(
      expect.objectContaining({ code: 'ClientException', message: expect.stringContaining(message) }),
    );
  });

  it.each([
    ['the name of a role', { taskRoleArn: 'role' }],
    ['a role with a path', { taskRoleArn: 'arn:aws:iam::000000000000:role/path/role' }],
    ['storage', { ...onFargate, ephemeralStorage: { sizeInGiB: 21 } }],
    ['a link', containers({ links: ['b:alias'] }, { name: 'b' })],
    ['a stop of two minutes on Fargate', { ...onFargate, ...containers({ stopTimeout: 120 }) }],
    ['a long stop on EC2', containers({ stopTimeout: 500 })],
  ])('with %s is registered', (_what, more) => {
    expect(register(more)).not.toThrow();
  });
});

describe('a service', () => {
  const create = (more: object) => () => {
    using cloud = rehearse({ services: [ecs] });
    cloud.call('ecs', 'CreateCluster', {});
    cloud.call('ecs', 'RegisterTaskDefinition', { family: 'f', containerDefinitions: [container] });
    cloud.call('ecs', 'CreateService', { serviceName: 's', taskDefinition: 'f', desiredCount: 0, ...more });
  };
  it.each([
    [
      { placementStrategy: [{ type: 'binpack', field: 'disk' }] },
      "The field 'disk' is not valid for the placement strategy 'binpack'.",
    ],
    [{ placementStrategy: [{ type: 'binpack' }] }, "The field '' is not valid"],
    [{ placementStrategy: [{ type: 'spread', field: 'zone' }] }, "The field 'zone' is not valid"],
    [{ placementStrategy: [{ type: 'random', field: 'cpu' }] }, "The field 'cpu' is not valid"],
    [
      { placementConstraints: [{ type: 'distinctInstance', expression: 'attribute:a == b' }] },
      "An expression cannot be specified for the placement constraint 'distinctInstance'.",
    ],
    [
      { capacityProviderStrategy: [{ capacityProvider: 'nope' }] },
      "The specified capacity provider 'nope' was not found.",
    ],
    [{ role: 'r' }, 'A role can only be specified for a service that uses a load balancer.'],
    [
      { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } },
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    ],
  ])('with %j is refused', (more, message) => {
    expect(create(more)).toThrow(message);
  });

  it.each([
    { placementStrategy: [{ type: 'binpack', field: 'CPU' }] },
    { placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }] },
    { placementStrategy: [{ type: 'spread', field: 'instanceId' }] },
    { placementStrategy: [{ type: 'spread', field: 'host' }] },
    { placementStrategy: [{ type: 'random' }] },
    { placementConstraints: [{ type: 'distinctInstance' }] },
    { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 101 } },
    { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } },
    { healthCheckGracePeriodSeconds: 10 },
  ])('with %j is created', (more) => {
    expect(create(more)).not.toThrow();
  });
});

describe('settings', () => {
  it('of a cluster are checked, and so is its default strategy', () => {
    using cloud = rehearse({ services: [ecs] });
    const create = (more: object) => () =>
      cloud.call('ecs', 'CreateCluster', { clusterName: 'c', ...more } as never);
    const insights = (value: string) => ({ settings: [{ name: 'containerInsights', value }] });
    expect(create(insights('yes'))).toThrow(
      "The value 'yes' of the setting containerInsights is not valid. Valid values are enhanced, enabled, disabled.",
    );
    expect(create({ defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] })).toThrow(
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster.',
    );
    expect(create(insights('enhanced'))).not.toThrow();
    expect(() =>
      cloud.call('ecs', 'UpdateClusterSettings', { cluster: 'c', ...insights('on') } as never),
    ).toThrow("The value 'on'");
  });

  it.each([
    ['containerInsights', 'maybe'],
    ['guardDutyActivate', 'enabled'],
    ['fargateTaskRetirementWaitPeriod', '8'],
    ['defaultLogDriverMode', 'off'],
    ['taskLongArnFormat', 'on'],
  ] as const)('of an account: %s cannot be %s', (name, value) => {
    using cloud = rehearse({ services: [ecs] });
    expect(() => cloud.call('ecs', 'PutAccountSetting', { name, value })).toThrow(
      `Invalid value for the account setting ${name}: ${value}.`,
    );
  });
});

it('a page has one to a hundred items', () => {
  using cloud = rehearse({ services: [ecs] });
  for (const maxResults of [0, -1, 101])
    expect(() => cloud.call('ecs', 'ListClusters', { maxResults })).toThrow(
      'maxResults must be between 1 and 100.',
    );
  expect(cloud.call('ecs', 'ListClusters', { maxResults: 100 }).clusterArns).toEqual([]);
});
