import type { Context } from '../../../kernel/context.ts';
import { validateConfiguration } from '../deployment-configuration/validate-configuration.ts';
import { invalidParameter, networkConfigurationNotValid, networkConfigurationRequired } from '../faults.ts';
import { validateLoadBalancer } from '../load-balancing/validate-load-balancer.ts';
import { requireSecurityGroups, requireSubnets } from '../network/subnets.ts';
import { validateLaunchType } from '../placement/validate-launch-type.ts';
import { validatePlacement } from '../placement/validate-placement.ts';
import { validateRegistries } from '../service-discovery/validate-registries.ts';
import type { TaskDefinitionRecord } from '../state.ts';
import { validateVolumeConfigurations } from '../tasks/ebs-volumes.ts';
import type { CheckedSettings } from './checked-settings.ts';
import { refuseUnsimulatedService } from './unsimulated.ts';

export function validateService(
  ctx: Context,
  input: CheckedSettings,
  definition: TaskDefinitionRecord,
): void {
  refuseUnsimulatedService(input);
  checkController(input);
  const { desiredCount } = input;
  if (input.availabilityZoneRebalancing === 'ENABLED') checkRebalancing(input);
  if (desiredCount !== undefined && (!Number.isInteger(desiredCount) || desiredCount < 0))
    throw invalidParameter('desiredCount must be a non-negative integer.');
  validatePlacement(input);
  if (!input.loadBalancers?.length) refuseWithoutBalancer(input);
  validateLaunchType(input, definition);
  validateNetwork(ctx, input, definition);
  validateVolumeConfigurations(input.volumeConfigurations, definition);
  validateConfiguration(input.deploymentConfiguration ?? {}, input.schedulingStrategy);
  validateRegistries(ctx, input.serviceRegistries ?? [], definition);
  for (const balancer of input.loadBalancers ?? [])
    validateLoadBalancer(ctx, balancer, input.deploymentConfiguration ?? {}, definition);
}

/**
 * What makes tasks is given with each task set. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 * (deploymentController)
 */
export function validateExternalService(
  input: CheckedSettings & { readonly taskDefinition?: string | undefined },
): void {
  refuseUnsimulatedService(input);
  if (input.taskDefinition !== undefined) throw invalidParameter('TaskDefinition must be blank.');
  if (input.loadBalancers?.length) throw invalidParameter('LoadBalancers must be empty or null.');
  const refused =
    input.launchType !== undefined
      ? 'A launch type'
      : input.schedulingStrategy === 'DAEMON'
        ? 'The DAEMON scheduling strategy'
        : undefined;
  if (refused)
    throw invalidParameter(
      `${refused} cannot be specified for a service with an EXTERNAL deployment controller.`,
    );
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-bluegreen.html (considerations) */
function checkController({ deploymentController, ...input }: CheckedSettings): void {
  if (deploymentController?.type !== 'CODE_DEPLOY') return;
  const refused =
    input.schedulingStrategy === 'DAEMON'
      ? 'The DAEMON scheduling strategy'
      : input.serviceConnectConfiguration?.enabled
        ? 'Service Connect'
        : input.deploymentConfiguration?.deploymentCircuitBreaker?.enable
          ? 'The deployment circuit breaker'
          : undefined;
  if (refused)
    throw invalidParameter(`${refused} is not supported with the CODE_DEPLOY deployment controller.`);
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html */
function checkRebalancing({ schedulingStrategy, deploymentConfiguration }: CheckedSettings): void {
  if (schedulingStrategy === 'DAEMON')
    throw invalidParameter('Availability Zone Rebalancing does not support DAEMON services.');
  if ((deploymentConfiguration?.maximumPercent ?? 200) <= 100)
    throw invalidParameter('Availability Zone Rebalancing does not support a maximumPercent of 100 or less.');
}

function refuseWithoutBalancer({ role }: CheckedSettings): void {
  if (role !== undefined)
    throw invalidParameter('A role can only be specified for a service that uses a load balancer.');
}

function validateNetwork(ctx: Context, input: CheckedSettings, definition: TaskDefinitionRecord): void {
  const awsvpc = definition.definition.networkMode === 'awsvpc';
  const subnets = input.networkConfiguration?.awsvpcConfiguration?.subnets;
  if (!awsvpc) {
    if (input.networkConfiguration?.awsvpcConfiguration) throw networkConfigurationNotValid();
    return;
  }
  if (!subnets?.length) throw networkConfigurationRequired();
  if (subnets.length > 16) throw invalidParameter('subnets can have at most 16 items.');
  requireSubnets(ctx, subnets);
  requireSecurityGroups(ctx, input.networkConfiguration?.awsvpcConfiguration?.securityGroups);
}
