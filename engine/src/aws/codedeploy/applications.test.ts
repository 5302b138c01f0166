// Applications, deployment groups, configurations and revisions as state, and what CodeDeploy refuses of them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input, Output } from '../../kernel/operation-types.ts';
import { appSpec, type DeployedService, deployedService } from './testing/deployed-service.ts';

let it: DeployedService;
beforeEach(() => {
  it = deployedService();
});
afterEach(() => it.cloud[Symbol.dispose]());

const call = <O extends string>(operation: O, input: Input<'codedeploy', O>): Output<'codedeploy', O> =>
  it.cloud.call('codedeploy', operation, input);
const fault = (code: string) => expect.objectContaining({ code });
const app = { applicationName: 'app' };
const group = { ...app, deploymentGroupName: 'group' };
const content = (text: string) => ({
  revisionType: 'AppSpecContent' as const,
  appSpecContent: { content: text },
});

describe('applications', () => {
  test('are created, found, renamed with all that is theirs, and deleted', () => {
    it.configure();
    call('CreateApplication', { applicationName: 'lambda', computePlatform: 'Lambda' });
    call('CreateApplication', { applicationName: 'server' });
    expect(call('ListApplications', {})).toEqual({ applications: ['app', 'lambda', 'server'] });
    expect(call('GetApplication', app).application).toMatchObject({
      ...app,
      computePlatform: 'ECS',
      linkedToGitHub: false,
      applicationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const { applicationsInfo } = call('BatchGetApplications', { applicationNames: ['server', 'lambda'] });
    expect(applicationsInfo?.map(({ computePlatform }) => computePlatform)).toEqual(['Server', 'Lambda']);
    const id = it.deploy(it.register());
    call('UpdateApplication', { ...app, newApplicationName: 'new' });
    expect(() => call('GetApplication', app)).toThrow('No application found for name: app');
    expect(call('ListDeploymentGroups', { applicationName: 'new' }).deploymentGroups).toEqual(['group']);
    expect(call('ListApplicationRevisions', { applicationName: 'new' }).revisions).toHaveLength(1);
    expect(it.deployment(id).applicationName).toBe('new');
    call('DeleteApplication', { applicationName: 'new' });
    call('DeleteApplication', { applicationName: 'new' });
    expect(it.deployment(id)).toMatchObject({
      status: 'Stopped',
      errorInformation: { code: 'APPLICATION_MISSING' },
    });
    expect(call('ListApplications', {}).applications).toEqual(['lambda', 'server']);
  });

  test('come in pages of a hundred', () => {
    for (let number = 100; number < 205; number++)
      call('CreateApplication', { applicationName: `a${number}` });
    const first = call('ListApplications', {});
    expect(first.applications).toHaveLength(100);
    expect(call('ListApplications', { nextToken: first.nextToken })).toEqual({
      applications: ['a200', 'a201', 'a202', 'a203', 'a204'],
    });
    expect(() => call('ListApplications', { nextToken: 'x' })).toThrow(fault('InvalidNextTokenException'));
  });

  test.each([
    [{ applicationName: '' }, 'ApplicationNameRequiredException'],
    [{ applicationName: 'a/b' }, 'InvalidApplicationNameException'],
    [{ applicationName: 'taken' }, 'ApplicationAlreadyExistsException'],
    [{ applicationName: 'a', computePlatform: 'Other' as 'ECS' }, 'InvalidComputePlatformException'],
  ])('CreateApplication refuses %j', (input, code) => {
    call('CreateApplication', { applicationName: 'taken' });
    expect(() => call('CreateApplication', input)).toThrow(fault(code));
  });
});

test('tags belong to applications and deployment groups', () => {
  it.configure({ tags: [{ Key: 'team', Value: 'a' }] });
  for (const [ResourceArn, before] of [
    ['arn:aws:codedeploy:us-east-1:000000000000:application:app', []],
    ['arn:aws:codedeploy:us-east-1:000000000000:deploymentgroup:app/group', [{ Key: 'team', Value: 'a' }]],
  ] as const) {
    expect(call('ListTagsForResource', { ResourceArn }).Tags).toEqual(before);
    call('TagResource', {
      ResourceArn,
      Tags: [
        { Key: 'team', Value: 'b' },
        { Key: 'stage', Value: 'c' },
      ],
    });
    call('UntagResource', { ResourceArn, TagKeys: ['stage'] });
    expect(call('ListTagsForResource', { ResourceArn }).Tags).toEqual([{ Key: 'team', Value: 'b' }]);
  }
  const tagsOf = (ResourceArn: string) => () => call('ListTagsForResource', { ResourceArn });
  expect(tagsOf('arn:aws:codedeploy:us-east-1:000000000000:application:x')).toThrow('No application found');
  expect(tagsOf('arn:aws:codedeploy:us-east-1:000000000000:instance:x')).toThrow(
    fault('ArnNotSupportedException'),
  );
  expect(tagsOf('x')).toThrow(fault('InvalidArnException'));
});

describe('deployment groups', () => {
  test('are changed in part, renamed, and deleted', () => {
    it.configure();
    call('UpdateDeploymentGroup', {
      ...app,
      currentDeploymentGroupName: 'group',
      newDeploymentGroupName: 'other',
      deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
      autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] },
    });
    expect(() => call('GetDeploymentGroup', group)).toThrow('No Deployment Group found for name: group');
    expect(
      call('GetDeploymentGroup', { ...app, deploymentGroupName: 'other' }).deploymentGroupInfo,
    ).toMatchObject({
      deploymentGroupName: 'other',
      computePlatform: 'ECS',
      deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
      autoRollbackConfiguration: { enabled: true },
      ecsServices: [{ clusterName: 'main', serviceName: 'web' }],
      deploymentStyle: { deploymentType: 'BLUE_GREEN' },
      triggerConfigurations: [],
      blueGreenDeploymentConfiguration: {
        deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT', waitTimeInMinutes: 0 },
      },
    });
    expect(call('BatchGetDeploymentGroups', { ...app, deploymentGroupNames: ['other', 'x'] })).toMatchObject({
      deploymentGroupsInfo: [{ deploymentGroupName: 'other' }],
      errorMessage: 'No Deployment Group found for name: x',
    });
    expect(call('DeleteDeploymentGroup', { ...app, deploymentGroupName: 'other' })).toEqual({
      hooksNotCleanedUp: [],
    });
    expect(call('ListDeploymentGroups', app).deploymentGroups).toEqual([]);
  });

  test('know their last deployments, and the revision to deploy again', () => {
    it.configure();
    const id = it.deploy(it.register());
    it.cloud.advance(30 * 60_000);
    const { deploymentGroupInfo } = call('GetDeploymentGroup', group);
    expect(deploymentGroupInfo).toMatchObject({
      lastSuccessfulDeployment: { deploymentId: id, status: 'Succeeded' },
      lastAttemptedDeployment: { deploymentId: id },
      targetRevision: { revisionType: 'AppSpecContent' },
    });
    const again = call('CreateDeployment', group).deploymentId!;
    expect(it.deployment(again).revision).toEqual(deploymentGroupInfo?.targetRevision);
  });

  const pairs = (pair: object) => ({ loadBalancerInfo: { targetGroupPairInfoList: [pair] } });
  test.each([
    [{ deploymentStyle: undefined }, 'InvalidDeploymentStyleException'],
    [{ blueGreenDeploymentConfiguration: undefined }, 'InvalidBlueGreenDeploymentConfigurationException'],
    [{ loadBalancerInfo: undefined }, 'InvalidLoadBalancerInfoException'],
    [pairs({ targetGroups: [{ name: 'blue' }] }), 'InvalidTargetGroupPairException'],
    [
      pairs({ targetGroups: [{ name: 'blue' }, { name: 'green' }], prodTrafficRoute: {} }),
      'InvalidTargetGroupPairException',
    ],
    [{ ecsServices: [] }, 'InvalidECSServiceException'],
    [{ ecsServices: [{ clusterName: 'main', serviceName: 'x' }] }, 'InvalidECSServiceException'],
    [{ deploymentConfigName: 'x' }, 'DeploymentConfigDoesNotExistException'],
    [{ deploymentConfigName: 'CodeDeployDefault.OneAtATime' }, 'InvalidDeploymentConfigNameException'],
    [{ alarmConfiguration: { enabled: true } }, 'InvalidAlarmConfigException'],
    [{ autoRollbackConfiguration: { enabled: true } }, 'InvalidAutoRollbackConfigException'],
    [{ serviceRoleArn: '' }, 'RoleRequiredException'],
  ])('%j is refused', (change, code) => {
    expect(() => it.configure(change)).toThrow(fault(code));
  });

  test('a service whose deployments are ECS’s own, or that another group deploys, is refused', () => {
    it.configure();
    expect(() =>
      call('CreateDeploymentGroup', { ...it.group, ...app, deploymentGroupName: 'second' }),
    ).toThrow(fault('ECSServiceMappingLimitExceededException'));
    it.cloud.call('ecs', 'CreateService', {
      cluster: 'main',
      serviceName: 'own',
      desiredCount: 0,
      launchType: 'FARGATE',
      taskDefinition: 'web',
      networkConfiguration: it.taskSets()[0]?.networkConfiguration,
    });
    const ecsServices = [{ clusterName: 'main', serviceName: 'own' }];
    expect(() =>
      call('CreateDeploymentGroup', { ...it.group, ...app, deploymentGroupName: 'second', ecsServices }),
    ).toThrow('must be configured for a CODE_DEPLOY deployment controller');
  });
});

describe('deployment configurations', () => {
  const canary = {
    type: 'TimeBasedCanary' as const,
    timeBasedCanary: { canaryPercentage: 5, canaryInterval: 1 },
  };

  test('are AWS’s own and one’s own', () => {
    const own = { deploymentConfigName: 'own', computePlatform: 'ECS' as const };
    call('CreateDeploymentConfig', { ...own, trafficRoutingConfig: canary });
    expect(call('GetDeploymentConfig', { deploymentConfigName: 'own' }).deploymentConfigInfo).toMatchObject({
      ...own,
      trafficRoutingConfig: canary,
    });
    const { deploymentConfigsList } = call('ListDeploymentConfigs', {});
    expect(deploymentConfigsList).toContain('own');
    expect(deploymentConfigsList?.filter((name) => name.startsWith('CodeDeployDefault.ECS'))).toHaveLength(5);
    expect(
      call('GetDeploymentConfig', { deploymentConfigName: 'CodeDeployDefault.HalfAtATime' })
        .deploymentConfigInfo?.minimumHealthyHosts,
    ).toEqual({ type: 'FLEET_PERCENT', value: 50 });
    it.configure({ deploymentConfigName: 'own' });
    const remove = (deploymentConfigName: string) => () =>
      call('DeleteDeploymentConfig', { deploymentConfigName });
    expect(remove('own')).toThrow(fault('DeploymentConfigInUseException'));
    expect(remove('CodeDeployDefault.OneAtATime')).toThrow(fault('InvalidOperationException'));
    call('DeleteDeploymentGroup', group);
    remove('own')();
    expect(call('ListDeploymentConfigs', {}).deploymentConfigsList).not.toContain('own');
  });

  test.each([
    [{ computePlatform: 'ECS' as const }, 'InvalidTrafficRoutingConfigurationException'],
    [{}, 'InvalidMinimumHealthyHostValueException'],
    [
      { computePlatform: 'ECS' as const, trafficRoutingConfig: { type: 'TimeBasedLinear' as const } },
      'InvalidTrafficRoutingConfigurationException',
    ],
    [
      { computePlatform: 'ECS' as const, trafficRoutingConfig: { ...canary, type: 'AllAtOnce' as const } },
      'InvalidTrafficRoutingConfigurationException',
    ],
  ])('%j is refused', (input, code) => {
    expect(() => call('CreateDeploymentConfig', { deploymentConfigName: 'own', ...input })).toThrow(
      fault(code),
    );
  });
});

describe('deployments', () => {
  test('are listed newest first, by status and time, and described together with their target', () => {
    it.configure();
    const first = it.deploy(it.register());
    it.cloud.advance(30 * 60_000);
    const between = new Date(it.cloud.clock.now());
    const second = it.deploy(it.register());
    expect(call('ListDeployments', group).deployments).toEqual([second, first]);
    expect(call('ListDeployments', { includeOnlyStatuses: ['Succeeded'] }).deployments).toEqual([first]);
    expect(call('ListDeployments', { createTimeRange: { start: between } }).deployments).toEqual([second]);
    const { deploymentsInfo } = call('BatchGetDeployments', { deploymentIds: [first, second] });
    expect(deploymentsInfo?.map(({ deploymentId }) => deploymentId)).toEqual([first, second]);
    const { targetIds } = call('ListDeploymentTargets', { deploymentId: first });
    expect(targetIds).toEqual(['main:web']);
    const { deploymentTargets } = call('BatchGetDeploymentTargets', { deploymentId: first, targetIds });
    expect(deploymentTargets).toMatchObject([
      { deploymentTargetType: 'ECSTarget', ecsTarget: { targetId: 'main:web', status: 'Succeeded' } },
    ]);
    expect(() => call('GetDeploymentTarget', { deploymentId: first, targetId: 'x' })).toThrow(
      fault('DeploymentTargetDoesNotExistException'),
    );
    expect(() => call('GetDeployment', { deploymentId: 'mine' })).toThrow('in an invalid format');
    expect(() => call('BatchGetDeployments', { deploymentIds: ['mine'] })).toThrow('in an invalid format');
    expect(() => call('GetDeployment', { deploymentId: 'd-NONE00000' })).toThrow(
      'The deployment d-NONE00000 could not be found',
    );
    expect(() => call('ContinueDeployment', { deploymentId: first })).toThrow(
      fault('DeploymentAlreadyCompletedException'),
    );
    expect(() => call('ContinueDeployment', { deploymentId: second })).toThrow(
      fault('DeploymentIsNotInReadyStateException'),
    );
  });

  test('need a role that exists and that CodeDeploy may assume', () => {
    call('CreateApplication', { ...app, computePlatform: 'ECS' });
    const trusting = (RoleName: string, Service: string) =>
      it.cloud.call('iam', 'CreateRole', {
        RoleName,
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
        }),
      }).Role!.Arn;
    const refusal = expect.objectContaining({
      code: 'InvalidRoleException',
      message: 'Cannot assume role provided.',
    });
    const absent = 'arn:aws:iam::000000000000:role/absent';
    for (const serviceRoleArn of [absent, trusting('tasks', 'ecs-tasks.amazonaws.com')])
      expect(() => call('CreateDeploymentGroup', { ...it.group, ...group, serviceRoleArn })).toThrow(refusal);
    const regional = trusting('regional', 'codedeploy.us-east-1.amazonaws.com');
    call('CreateDeploymentGroup', { ...it.group, ...group, serviceRoleArn: regional });
    const update = { ...app, currentDeploymentGroupName: 'group', serviceRoleArn: absent };
    expect(() => call('UpdateDeploymentGroup', update)).toThrow(refusal);
  });

  test('of other compute platforms are refused by name', () => {
    call('CreateApplication', { applicationName: 'fn', computePlatform: 'Lambda' });
    const target = { applicationName: 'fn', deploymentGroupName: 'group' };
    call('CreateDeploymentGroup', { ...target, serviceRoleArn: it.group.serviceRoleArn });
    expect(() => call('CreateDeployment', { ...target, revision: content('version: 0.0') })).toThrow(
      'Deployments on the compute platform Lambda are not simulated by Drydock',
    );
  });

  test('need a revision whose hash is right', () => {
    it.configure();
    expect(() => call('CreateDeployment', group)).toThrow(fault('RevisionRequiredException'));
    const revision = {
      revisionType: 'AppSpecContent' as const,
      appSpecContent: { content: 'a', sha256: '00' },
    };
    expect(() => call('CreateDeployment', { ...group, revision })).toThrow(fault('InvalidRevisionException'));
  });

  test('read their AppSpec file from S3', () => {
    it.configure();
    it.cloud.call('s3', 'CreateBucket', { Bucket: 'revisions' });
    const deploy = (key: string) => {
      const id = call('CreateDeployment', {
        ...group,
        revision: { revisionType: 'S3', s3Location: { bucket: 'revisions', key, bundleType: 'YAML' } },
      }).deploymentId!;
      it.cloud.advance(30 * 60_000);
      return it.deployment(id);
    };
    expect(deploy('none')).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'REVISION_MISSING' },
    });
    const Body = JSON.stringify(appSpec(it.register()));
    it.cloud.call('s3', 'PutObject', { Bucket: 'revisions', Key: 'appspec.yaml', Body });
    expect(deploy('appspec.yaml')).toMatchObject({ status: 'Succeeded', revision: { revisionType: 'S3' } });
  });
});

test('revisions are registered, found by their location, and listed', () => {
  it.configure();
  const [one, two] = [content('one'), content('two')];
  call('RegisterApplicationRevision', { ...app, revision: one, description: 'first' });
  call('RegisterApplicationRevision', { ...app, revision: two });
  expect(call('GetApplicationRevision', { ...app, revision: one })).toMatchObject({
    ...app,
    revision: one,
    revisionInfo: { description: 'first', deploymentGroups: [] },
  });
  expect(call('BatchGetApplicationRevisions', { ...app, revisions: [one, two] }).revisions).toHaveLength(2);
  it.deploy(it.register());
  expect(call('ListApplicationRevisions', app).revisions).toHaveLength(3);
  expect(call('ListApplicationRevisions', { ...app, deployed: 'include' }).revisions).toHaveLength(1);
  expect(() => call('GetApplicationRevision', { ...app, revision: content('x') })).toThrow(
    fault('RevisionDoesNotExistException'),
  );
});
