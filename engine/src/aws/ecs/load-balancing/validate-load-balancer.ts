// What is checked of a service's load balancer settings: the container and its port must be in the task definition, and the
// target groups must exist, be in use, and have the target type of the task's network mode.
import type { DeploymentConfiguration, LoadBalancer } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { shiftsTraffic } from '../deployment-configuration/traffic-steps.ts';
import { invalidParameter, targetGroupUnattached, unlessFault, unsupportedFeature } from '../faults.ts';
import type { TaskDefinitionRecord } from '../state.ts';

export function validateLoadBalancer(
  ctx: Context,
  balancer: LoadBalancer,
  configuration: DeploymentConfiguration,
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
  const blueGreen = shiftsTraffic(configuration);
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
  const found = unlessFault(() => ctx.call('elbv2', 'DescribeTargetGroups', { TargetGroupArns: [arn] }));
  const group = found?.TargetGroups?.[0];
  if (!group) throw invalidParameter(`The target group ${arn} does not exist.`);
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
