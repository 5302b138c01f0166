// What CreateService and UpdateService refuse: AWS's own parameter errors, and what is not simulated (said clearly, as
// an UnsupportedFeatureException, rather than ignored).
import type { DeploymentConfiguration, LoadBalancer, NetworkConfiguration } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { shiftsTraffic, validateSteps } from '../deployment-configuration/traffic-steps.ts';
import { invalidParameter, targetGroupUnattached, unsupportedFeature } from '../faults.ts';
import { zoneOf } from '../network/subnets.ts';
import { parseExpression } from '../placement/expression.ts';
import type { TaskDefinitionRecord } from '../state.ts';

interface Settings {
  readonly desiredCount?: number;
  readonly deploymentConfiguration?: DeploymentConfiguration;
  readonly loadBalancers?: readonly LoadBalancer[];
  readonly networkConfiguration?: NetworkConfiguration;
  readonly placementConstraints?: readonly { readonly type?: string; readonly expression?: string }[];
  readonly placementStrategy?: readonly unknown[];
  readonly deploymentController?: { readonly type?: string };
  readonly serviceRegistries?: readonly unknown[];
  readonly serviceConnectConfiguration?: { readonly enabled?: boolean };
  readonly volumeConfigurations?: readonly unknown[];
  readonly vpcLatticeConfigurations?: readonly unknown[];
  readonly gatewayConnectors?: readonly unknown[];
  readonly launchType?: string;
  readonly schedulingStrategy?: string;
}

export function validateService(ctx: Context, input: Settings, definition: TaskDefinitionRecord): void {
  refuseUnsimulated(input);
  const { desiredCount } = input;
  if (desiredCount !== undefined && (!Number.isInteger(desiredCount) || desiredCount < 0))
    throw invalidParameter('desiredCount must be a non-negative integer.');
  if ((input.placementStrategy?.length ?? 0) > 5)
    throw invalidParameter('Placement strategies can have at most 5 elements.');
  if ((input.placementConstraints?.length ?? 0) > 10)
    throw invalidParameter('Placement constraints can have at most 10 elements.');
  for (const { type, expression } of input.placementConstraints ?? [])
    if (type === 'memberOf') parseExpression(expression ?? '');
  validateNetwork(ctx, input, definition);
  validateDeployment(input.deploymentConfiguration ?? {}, input.schedulingStrategy);
  for (const balancer of input.loadBalancers ?? []) validateBalancer(ctx, balancer, input, definition);
}

function refuseUnsimulated(input: Settings): void {
  const refuse = (what: string) =>
    unsupportedFeature(`${what} is not simulated by Drydock. Nothing was changed.`);
  const controller = input.deploymentController?.type ?? 'ECS';
  if (controller !== 'ECS') throw refuse(`The deployment controller ${controller}`);
  if (input.serviceRegistries?.length) throw refuse('Service discovery (serviceRegistries)');
  if (input.serviceConnectConfiguration?.enabled) throw refuse('Service Connect');
  if (input.volumeConfigurations?.length) throw refuse('Attaching EBS volumes (volumeConfigurations)');
  if (input.vpcLatticeConfigurations?.length) throw refuse('VPC Lattice');
  if (input.gatewayConnectors?.length) throw refuse('A gateway connector');
  if (input.launchType && input.launchType !== 'EC2' && input.launchType !== 'FARGATE')
    throw refuse(`The launch type ${input.launchType}`);
  const { strategy = 'ROLLING', lifecycleHooks, earlySuccessCriteria } = input.deploymentConfiguration ?? {};
  if (!['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'].includes(strategy))
    throw refuse(`The deployment strategy ${strategy}`);
  if (lifecycleHooks?.length) throw refuse('A deployment lifecycle hook');
  if (earlySuccessCriteria?.enable) throw refuse('Early success of a deployment (earlySuccessCriteria)');
}

function validateNetwork(ctx: Context, input: Settings, definition: TaskDefinitionRecord): void {
  const awsvpc = definition.definition.networkMode === 'awsvpc';
  const subnets = input.networkConfiguration?.awsvpcConfiguration?.subnets;
  if (!awsvpc) {
    if (input.networkConfiguration?.awsvpcConfiguration)
      throw invalidParameter(
        'Network Configuration is not valid for the given networkMode of this task definition.',
      );
    if (input.launchType === 'FARGATE')
      throw invalidParameter('Task definition does not support launch_type FARGATE.');
    return;
  }
  if (!subnets?.length)
    throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  if (subnets.length > 16) throw invalidParameter('subnets can have at most 16 items.');
  for (const subnet of subnets)
    if (zoneOf(ctx, subnet) === undefined)
      throw invalidParameter(
        `Error retrieving subnet information for [${subnets.join(', ')}]: The subnet ID '${subnet}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
      );
}

function validateDeployment(configuration: DeploymentConfiguration, scheduling: string | undefined): void {
  const { minimumHealthyPercent: least = 100, maximumPercent: most = 200, strategy } = configuration;
  if (scheduling === 'DAEMON' && (configuration.maximumPercent ?? 100) !== 100)
    throw invalidParameter('The daemon scheduling strategy supports only a value of 100 for maximumPercent.');
  if (least < 0 || least > 200 || most < 0)
    throw invalidParameter('Invalid deployment configuration: percentages are out of range.');
  if (scheduling !== 'DAEMON' && (most < 100 || (least > 100 && least > most)))
    throw invalidParameter('maximumPercent must be at least 100 and not below minimumHealthyPercent.');
  if (strategy === 'BLUE_GREEN' && configuration.bakeTimeInMinutes === undefined)
    throw invalidParameter('bakeTimeInMinutes is required when the deployment strategy is BLUE_GREEN.');
  validateSteps(configuration);
  const { alarms } = configuration;
  if (alarms?.enable && !alarms.alarmNames?.length)
    throw invalidParameter('alarmNames must not be empty when alarms are enabled.');
}

function validateBalancer(
  ctx: Context,
  balancer: LoadBalancer,
  input: Settings,
  { definition }: TaskDefinitionRecord,
): void {
  const { targetGroupArn, containerName, containerPort, advancedConfiguration } = balancer;
  if (!targetGroupArn)
    throw unsupportedFeature('Classic Load Balancers are not simulated by Drydock: give a targetGroupArn.');
  const container = definition.containerDefinitions?.find((candidate) => candidate.name === containerName);
  if (!container)
    throw invalidParameter(`The container ${containerName} does not exist in the task definition.`);
  if (!container.portMappings?.some((mapping) => mapping.containerPort === containerPort))
    throw invalidParameter(
      `The container ${containerName} did not have a container port ${containerPort} defined.`,
    );
  const blueGreen = shiftsTraffic(input.deploymentConfiguration ?? {});
  if (
    blueGreen &&
    (!advancedConfiguration?.alternateTargetGroupArn || !advancedConfiguration.productionListenerRule)
  )
    throw invalidParameter(
      'advancedConfiguration with alternateTargetGroupArn, productionListenerRule and roleArn is required for the deployment strategies that shift traffic.',
    );
  const groups = [targetGroupArn, ...(blueGreen ? [advancedConfiguration!.alternateTargetGroupArn!] : [])];
  for (const arn of groups) validateTargetGroup(ctx, arn, definition.networkMode === 'awsvpc');
}

function validateTargetGroup(ctx: Context, arn: string, awsvpc: boolean): void {
  const group = described(ctx, arn);
  if (!group.LoadBalancerArns?.length) throw targetGroupUnattached(arn);
  if (awsvpc && group.TargetType !== 'ip')
    throw invalidParameter(
      `The provided target group ${arn} has target type ${group.TargetType}, which is incompatible with the awsvpc network mode specified in the task definition.`,
    );
  if (!awsvpc && group.TargetType !== 'instance')
    throw invalidParameter(
      `The provided target group ${arn} has target type ${group.TargetType}, which is incompatible with the bridge network mode specified in the task definition.`,
    );
}

function described(ctx: Context, arn: string) {
  try {
    const { TargetGroups = [] } = ctx.call('elbv2', 'DescribeTargetGroups', { TargetGroupArns: [arn] });
    if (TargetGroups[0]) return TargetGroups[0];
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
  }
  throw invalidParameter(`The target group ${arn} does not exist.`);
}
