// What is checked of a deployment group.
// https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-groups-create-ecs.html
import type { ComputePlatform, ECSService } from '@aws-sdk/client-codedeploy';
import type { Context } from '../../../kernel/context.ts';
import {
  invalidAlarms,
  invalidBlueGreen,
  invalidEcsService,
  invalidInput,
  invalidLoadBalancer,
  invalidPair,
  invalidRollback,
  invalidStyle,
  serviceMapped,
  unlessFault,
} from '../faults.ts';
import { type DeploymentGroupRecord, deploymentGroups, type GroupSettings } from '../state.ts';

/** @param self the group's own id, when it exists already */
export function validateGroup(
  ctx: Context,
  platform: ComputePlatform,
  settings: GroupSettings,
  self?: string,
): void {
  const { alarmConfiguration: alarms, autoRollbackConfiguration: rollback } = settings;
  if (alarms?.enabled && !alarms.alarms?.length)
    throw invalidAlarms('At least one alarm is required when alarms are enabled.');
  if ((alarms?.alarms?.length ?? 0) > 10)
    throw invalidAlarms('A deployment group can have at most 10 alarms.');
  if (rollback?.enabled && !rollback.events?.length)
    throw invalidRollback('At least one event is required when automatic rollbacks are enabled.');
  if (platform !== 'ECS') {
    if (settings.ecsServices?.length)
      throw invalidInput(`Amazon ECS services cannot be specified for the compute platform ${platform}.`);
    return;
  }
  validateStyle(settings);
  validatePair(settings);
  validateService(ctx, settings, self);
}

function validateStyle({
  deploymentStyle,
  blueGreenDeploymentConfiguration: blueGreen,
}: GroupSettings): void {
  if (
    deploymentStyle?.deploymentType !== 'BLUE_GREEN' ||
    deploymentStyle.deploymentOption !== 'WITH_TRAFFIC_CONTROL'
  )
    throw invalidStyle(
      'For ECS deployment groups, the deployment type must be BLUE_GREEN and the deployment option must be WITH_TRAFFIC_CONTROL.',
    );
  if (!blueGreen?.terminateBlueInstancesOnDeploymentSuccess || !blueGreen.deploymentReadyOption)
    throw invalidBlueGreen(
      'For ECS deployment groups, terminateBlueInstancesOnDeploymentSuccess and deploymentReadyOption are required.',
    );
  const { terminationWaitTimeInMinutes: termination = 0 } =
    blueGreen.terminateBlueInstancesOnDeploymentSuccess;
  const { waitTimeInMinutes: ready = 0 } = blueGreen.deploymentReadyOption;
  if (termination < 0 || termination > 2880 || ready < 0 || ready > 2880)
    throw invalidBlueGreen('A wait time must be between 0 and 2880 minutes.');
}

function validatePair({ loadBalancerInfo }: GroupSettings): void {
  const pairs = loadBalancerInfo?.targetGroupPairInfoList ?? [];
  const [pair] = pairs;
  if (!pair || pairs.length > 1)
    throw invalidLoadBalancer('An ECS deployment group needs exactly one target group pair.');
  const names = (pair.targetGroups ?? []).map(({ name }) => name);
  if (names.length !== 2 || names.some((name) => !name) || names[0] === names[1])
    throw invalidPair('A target group pair needs two different target groups.');
  if (pair.prodTrafficRoute?.listenerArns?.length !== 1)
    throw invalidPair('A target group pair needs exactly one production listener.');
  if ((pair.testTrafficRoute?.listenerArns?.length ?? 0) > 1)
    throw invalidPair('A target group pair can have at most one test listener.');
}

function validateService(ctx: Context, settings: GroupSettings, self: string | undefined): void {
  const services = settings.ecsServices ?? [];
  const [service] = services;
  if (!service?.clusterName || !service.serviceName || services.length > 1)
    throw invalidEcsService(
      'An ECS deployment group needs exactly one Amazon ECS service, with its cluster.',
    );
  const { clusterName: cluster, serviceName } = service;
  const described = unlessFault(() =>
    ctx.call('ecs', 'DescribeServices', { cluster, services: [serviceName] }),
  );
  const found = described?.services?.[0];
  if (found?.status !== 'ACTIVE')
    throw invalidEcsService(
      `The Amazon ECS service ${serviceName} does not exist in the cluster ${cluster}.`,
    );
  if (found.deploymentController?.type !== 'CODE_DEPLOY')
    throw invalidEcsService(
      "Deployment group's ECSService must be configured for a CODE_DEPLOY deployment controller.",
    );
  const isSame = (other: DeploymentGroupRecord) =>
    other.id !== self && (other.settings.ecsServices ?? []).some((each) => sameService(each, service));
  if (ctx.all(deploymentGroups).some(isSame)) throw serviceMapped();
}

const sameService = (one: ECSService, other: ECSService): boolean =>
  one.clusterName === other.clusterName && one.serviceName === other.serviceName;
