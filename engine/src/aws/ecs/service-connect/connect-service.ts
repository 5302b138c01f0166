// Service Connect of a service: for each of its endpoints a Cloud Map service, in which its tasks are registered.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
import type { ServiceConnectConfiguration, ServiceConnectService } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalidParameter, unsupportedFeature } from '../faults.ts';
import { type ConnectedEndpoint, clusters, type ServiceRecord, type TaskDefinitionRecord } from '../state.ts';
import { type FoundNamespace, requireNamespace } from './namespaces.ts';

/** @returns the service with its endpoints; those that it had before are kept. */
export function connectService(
  ctx: Context,
  service: ServiceRecord,
  definition: TaskDefinitionRecord,
): ServiceRecord {
  const configuration = service.serviceConnectConfiguration;
  if (!configuration?.enabled) return service;
  const given = configuration.namespace ?? ctx.get(clusters, service.cluster)?.serviceConnectNamespace;
  if (given === undefined) {
    throw invalidParameter(
      'A namespace is required for Service Connect: specify one in serviceConnectConfiguration, or set serviceConnectDefaults of the cluster.',
    );
  }
  const namespace = requireNamespace(ctx, given);
  checkConfiguration(configuration, definition);
  const endpoints = (configuration.services ?? []).map((each) =>
    connectEndpoint(ctx, service, each, namespace, definition),
  );
  return { ...service, connected: { namespaceId: namespace.id, namespaceName: namespace.name, endpoints } };
}

function checkConfiguration(
  { services = [] }: ServiceConnectConfiguration,
  { definition }: TaskDefinitionRecord,
): void {
  if (definition.networkMode === 'host')
    throw invalidParameter('Service Connect does not support the host network mode.');
  if (services.some(({ tls }) => tls))
    throw unsupportedFeature('TLS of Service Connect is not simulated by Drydock. Nothing was changed.');
  const discovered = services.map(({ discoveryName, portName }) => discoveryName ?? portName);
  if (new Set(discovered).size < discovered.length)
    throw invalidParameter('The discovery names of a Service Connect configuration must be unique.');
  for (const { clientAliases = [] } of services)
    if (clientAliases.length > 1)
      throw invalidParameter('A Service Connect service can have at most one client alias.');
}

function connectEndpoint(
  ctx: Context,
  service: ServiceRecord,
  { portName = '', discoveryName = portName, clientAliases = [] }: ServiceConnectService,
  namespace: FoundNamespace,
  { definition }: TaskDefinitionRecord,
): ConnectedEndpoint {
  for (const container of definition.containerDefinitions ?? []) {
    const mapping = container.portMappings?.find(({ name }) => name === portName);
    if (!mapping) continue;
    const before = service.connected?.endpoints.find((each) => each.discoveryName === discoveryName);
    const registryArn =
      before && service.connected?.namespaceId === namespace.id
        ? before.registryArn
        : discoveryService(ctx, discoveryName, namespace);
    return {
      registryArn,
      discoveryName,
      containerName: container.name ?? '',
      containerPort: mapping.containerPort ?? 0,
      aliases: clientAliases.map(({ port = 0, dnsName }) => ({
        port,
        dnsName: (dnsName ?? `${discoveryName}.${namespace.name}`).toLowerCase(),
      })),
    };
  }
  throw invalidParameter(`The portName ${portName} does not exist in the task definition.`);
}

function discoveryService(ctx: Context, Name: string, { id: NamespaceId, name }: FoundNamespace): string {
  try {
    const { Service } = ctx.call('servicediscovery', 'CreateService', { Name, NamespaceId, Type: 'HTTP' });
    return Service!.Arn!;
  } catch (error) {
    if (!(error instanceof AwsFault && error.code === 'ServiceAlreadyExists')) throw error;
    throw invalidParameter(`The discovery name ${Name} is already in use in the namespace ${name}.`);
  }
}
