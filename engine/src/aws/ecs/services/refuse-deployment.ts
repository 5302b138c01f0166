// What makes new tasks is the deployment controller's to change: UpdateService refuses it for CODE_DEPLOY and EXTERNAL.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
import { isDeepStrictEqual } from 'node:util';
import type { UpdateServiceRequest } from '@aws-sdk/client-ecs';
import { plain } from '../../../kernel/plain.ts';
import { invalidParameter } from '../faults.ts';
import type { ServiceRecord } from '../state.ts';

/** @param taskDefinition the ARN of the revision that the request names, or of the service's own */
export function refuseDeployment(
  service: ServiceRecord,
  input: UpdateServiceRequest,
  taskDefinition: string | undefined,
): void {
  const { deploymentController } = service;
  const changes = (wanted: unknown, present: unknown) =>
    wanted !== undefined && !isDeepStrictEqual(plain({ wanted }), plain({ wanted: present }));
  const members: readonly (readonly [string, boolean])[] = [
    ['task definition', taskDefinition !== service.taskDefinition],
    ['network parameters', changes(input.networkConfiguration, service.networkConfiguration)],
    ['load balancers', changes(input.loadBalancers, service.loadBalancers)],
    ['platform version', changes(input.platformVersion, service.platformVersion)],
    ['service registries', changes(input.serviceRegistries, service.serviceRegistries ?? [])],
    ['volume configurations', changes(input.volumeConfigurations, service.volumeConfigurations ?? [])],
    [
      'capacity provider strategy',
      changes(input.capacityProviderStrategy, service.capacityProviderStrategy ?? []),
    ],
    [
      'Service Connect',
      input.serviceConnectConfiguration?.enabled === true && !service.serviceConnectConfiguration?.enabled,
    ],
  ];
  const changed = members.find(([, isChanged]) => isChanged)?.[0];
  const how =
    deploymentController === 'CODE_DEPLOY'
      ? 'Use AWS CodeDeploy to trigger a new deployment.'
      : 'Use CreateTaskSet to create a new task set.';
  if (changed)
    throw invalidParameter(
      `Unable to update ${changed} on services with a ${deploymentController} deployment controller. ${how}`,
    );
  if (input.forceNewDeployment)
    throw invalidParameter(
      `Cannot force a new deployment on services with a ${deploymentController} deployment controller. ${how}`,
    );
}
