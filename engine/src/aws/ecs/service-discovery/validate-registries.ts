// What is checked of a service's `serviceRegistries` against its task definition and Cloud Map.
import type { ServiceRegistry } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { invalidParameter, unlessFault } from '../faults.ts';
import type { TaskDefinitionRecord } from '../state.ts';

export function validateRegistries(
  ctx: Context,
  registries: readonly ServiceRegistry[],
  { definition }: TaskDefinitionRecord,
): void {
  if (registries.length > 1)
    throw invalidParameter('Only one service registry can be specified for a service.');
  const [registry] = registries;
  if (!registry) return;
  const { registryArn = '', port, containerName, containerPort } = registry;
  const found = unlessFault(() => ctx.call('servicediscovery', 'GetService', { Id: registryArn }));
  if (!found?.Service) throw invalidParameter(`Service registry ${registryArn} could not be found.`);
  if (port !== undefined && (containerName ?? containerPort) !== undefined)
    throw invalidParameter('Specify either port or containerName and containerPort, not both.');
  // With awsvpc and records of type A, nothing needs the port: AWS accepts the container alone.
  const isWhole = (containerName === undefined) === (containerPort === undefined);
  if (!isWhole && (containerName === undefined || definition.networkMode !== 'awsvpc'))
    throw invalidParameter('containerName and containerPort must be specified together.');
  if (definition.networkMode !== 'awsvpc' && containerName === undefined) {
    throw invalidParameter(
      "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition.",
    );
  }
  const records = found.Service.DnsConfig?.DnsRecords?.map(({ Type }) => Type) ?? [];
  if (definition.networkMode !== 'awsvpc' && records.includes('A'))
    throw invalidParameter(
      `The service registry ${registryArn} has DNS records of type A, which need the network mode awsvpc: use type SRV.`,
    );
  if (records.includes('SRV') && (port ?? containerPort) === undefined)
    throw invalidParameter(
      'A service registry with DNS records of type SRV needs port, or containerName and containerPort.',
    );
  if (containerName === undefined) return;
  const container = definition.containerDefinitions?.find(({ name }) => name === containerName);
  if (!container)
    throw invalidParameter(`The container ${containerName} does not exist in the task definition.`);
  if (containerPort === undefined) return;
  if (!container.portMappings?.some((mapping) => mapping.containerPort === containerPort))
    throw invalidParameter(
      `The container ${containerName} did not have a container port ${containerPort} defined.`,
    );
}
