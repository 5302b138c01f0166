// AWS::ECS::Cluster
import type { CreateClusterRequest, UpdateClusterRequest } from '@aws-sdk/client-ecs';
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { resourceNotFound } from '../faults.ts';
import { findNamespace } from '../service-connect/namespaces.ts';
import { toApi } from './api-shape.ts';
import { apiTags, syncTags } from './tags.ts';

const longestWaitMs = 600_000;

export const cluster: ResourceType = {
  type: 'AWS::ECS::Cluster',
  create: (request, ctx) => {
    const properties = toApi<CreateClusterRequest>({ ...request.properties });
    const name = properties.clusterName ?? request.generatedName(255);
    ctx.call('ecs', 'CreateCluster', {
      ...properties,
      settings: settingsOf(request.properties.ClusterSettings),
      clusterName: name,
      tags: apiTags(request),
    });
    return { status: 'success', physicalId: name };
  },
  update: (name, request, ctx) => {
    const properties = toApi<UpdateClusterRequest & CreateClusterRequest>({ ...request.properties });
    ctx.call('ecs', 'UpdateCluster', {
      cluster: name,
      settings: settingsOf(request.properties.ClusterSettings ?? defaultSettings(request.previous)),
      configuration: properties.configuration,
      serviceConnectDefaults: properties.serviceConnectDefaults,
    });
    if (properties.capacityProviders || properties.defaultCapacityProviderStrategy)
      ctx.call('ecs', 'PutClusterCapacityProviders', {
        cluster: name,
        capacityProviders: properties.capacityProviders ?? [],
        defaultCapacityProviderStrategy: properties.defaultCapacityProviderStrategy ?? [],
      });
    syncTags(describe(name, ctx).clusterArn ?? '', request, ctx);
    return { status: 'success', physicalId: name };
  },
  delete: (name, request, ctx) => {
    try {
      ctx.call('ecs', 'DeleteCluster', { cluster: name });
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      // Instances and tasks that are being stopped still count: wait for them.
      const leaving = /^ClusterContains(ContainerInstances|Tasks)Exception$/.test(error.code);
      if (leaving && ctx.now < request.startedAt + longestWaitMs)
        return { status: 'in-progress', physicalId: name, againInMs: 200, reason: error.message };
      if (error.code !== 'ClusterNotFoundException') throw error;
    }
    return { status: 'success', physicalId: name };
  },
  read: (name, properties, ctx) => {
    const found = describe(name, ctx);
    return {
      ...found,
      ClusterSettings: found.settings,
      ServiceConnectDefaults: {
        Namespace: asGiven(found.serviceConnectDefaults?.namespace, properties, ctx),
      },
    };
  },
  attributes: (name, ctx) => ({ Arn: describe(name, ctx).clusterArn }),
};

/** ECS shows a namespace's ARN; the template may have its name. */
function asGiven(arn: string | undefined, { ServiceConnectDefaults }: Properties, ctx: Context) {
  const { Namespace } = (ServiceConnectDefaults ?? {}) as { readonly Namespace?: string };
  const given = Namespace === undefined ? undefined : findNamespace(ctx, Namespace);
  return arn !== undefined && given?.arn === arn ? Namespace : arn;
}

function describe(name: string, ctx: Context) {
  const { clusters = [] } = ctx.call('ecs', 'DescribeClusters', {
    clusters: [name],
    include: ['CONFIGURATIONS', 'SETTINGS', 'TAGS'],
  });
  const found = clusters.find((candidate) => candidate.status === 'ACTIVE');
  if (!found) throw resourceNotFound(`The cluster ${name} does not exist.`);
  return found;
}

/** Settings that are gone from the template return to their defaults. */
const defaultSettings = ({ ClusterSettings }: Properties) =>
  ClusterSettings === undefined ? undefined : [{ Name: 'containerInsights', Value: 'disabled' }];

const settingsOf = (settings: unknown): CreateClusterRequest['settings'] =>
  settings === undefined ? undefined : toApi(settings);
