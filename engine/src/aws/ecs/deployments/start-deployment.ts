// Starts a service deployment: a service revision, the deployment of its tasks, and the record of the rollout.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html
import type { LoadBalancer } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { plain } from '../../../kernel/plain.ts';
import { shiftsTraffic } from '../deployment-configuration/traffic-steps.ts';
import { publishDeploymentChange } from '../events.ts';
import { findCurrentRollout, isUnderWay } from '../find/service-deployments.ts';
import { serviceKey } from '../find/services.ts';
import { findRevision } from '../find/task-definitions.ts';
import { rolloutReason } from '../service-events/texts.ts';
import {
  type DeploymentRecord,
  type ServiceDeploymentRecord,
  type ServiceRecord,
  serviceDeployments,
  serviceRevisions,
  type TargetPlan,
} from '../state.ts';
import { resolveDigests } from '../task-definitions/image-digests.ts';
import { alarmStates } from './alarm-states.ts';
import { abandonHooks } from './run-hook.ts';

/** Returns the changed service, which the caller stores. */
export function startDeployment(ctx: Context, service: ServiceRecord): ServiceRecord {
  const definition = service.taskDefinition ? findRevision(ctx, service.taskDefinition) : undefined;
  if (!definition) throw new Error(`The task definition ${service.taskDefinition} is gone`);
  const source = servingDeployment(ctx, service);
  const superseded = findCurrentRollout(ctx, service);
  if (superseded && isUnderWay(superseded)) {
    abandonHooks(ctx, superseded);
    ctx.put(serviceDeployments, superseded.arn, {
      ...ctx.get(serviceDeployments, superseded.arn)!,
      status: 'STOPPED',
      statusReason: 'A new service deployment was started.',
      stoppedAt: ctx.now,
      finishedAt: ctx.now,
      updatedAt: ctx.now,
    });
  }

  const path = `${service.cluster}/${service.name}`;
  const revisionArn = ctx.arn('ecs', `service-revision/${path}/${ctx.ids.digits(19)}`);
  const rolloutArn = ctx.arn('ecs', `service-deployment/${path}/${ctx.ids.alphanumeric(21)}`);
  const targets = service.loadBalancers.map((balancer) => targetFor(balancer, service, source));
  const imageDigests = resolveDigests(ctx, definition);
  const revisionSettings = {
    taskDefinition: definition.arn,
    networkConfiguration: service.networkConfiguration,
    volumeConfigurations: service.volumeConfigurations,
    launchType: service.launchType,
    capacityProviderStrategy: service.capacityProviderStrategy,
    targets,
  };
  ctx.put(
    serviceRevisions,
    revisionArn,
    plain({
      ...revisionSettings,
      arn: revisionArn,
      serviceArn: service.arn,
      clusterArn: service.clusterArn,
      platformVersion: service.platformVersion,
      loadBalancers: service.loadBalancers,
      containerImages: (definition.definition.containerDefinitions ?? []).map(
        ({ name = '', image = '' }) => ({
          containerName: name,
          image,
          ...(own(imageDigests, name) ? { imageDigest: imageDigests[name] } : {}),
        }),
      ),
      createdAt: ctx.now,
    }),
  );

  const id = `ecs-svc/${ctx.ids.digits(19)}`;
  const deployment: DeploymentRecord = plain({
    ...revisionSettings,
    id,
    revisionArn,
    status: 'PRIMARY' as const,
    registries: registriesOf(service),
    imageDigests,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    failedTasks: 0,
    launchFailures: 0,
    rolloutState: 'IN_PROGRESS' as const,
    rolloutStateReason: rolloutReason.inProgress(id),
  });
  const older = service.deployments.map((d) => ({ ...d, status: 'ACTIVE' as const }));
  publishDeploymentChange(ctx, service, deployment);
  ctx.put(
    serviceDeployments,
    rolloutArn,
    newRollout(ctx, service, { arn: rolloutArn, revisionArn }, deployment, source),
  );
  return {
    ...service,
    deployments: [deployment, ...older],
    currentServiceDeployment: rolloutArn,
    steady: false,
    impediment: undefined,
  };
}

export function registriesOf(service: ServiceRecord): DeploymentRecord['registries'] {
  const own = (service.serviceRegistries ?? []).map((registry) => ({ registryArn: '', ...plain(registry) }));
  const connected = service.serviceConnectConfiguration?.enabled ? service.connected?.endpoints : undefined;
  const all = [
    ...own,
    ...(connected ?? []).map(({ registryArn, containerName, containerPort }) => ({
      registryArn,
      containerName,
      containerPort,
    })),
  ];
  return all.length > 0 ? all : undefined;
}

function newRollout(
  ctx: Context,
  service: ServiceRecord,
  { arn, revisionArn }: { readonly arn: string; readonly revisionArn: string },
  target: DeploymentRecord,
  source: DeploymentRecord | undefined,
): ServiceDeploymentRecord {
  const configuration = service.deploymentConfiguration;
  const blueGreen = shiftsTraffic(configuration);
  const others = service.deployments.some((deployment) => deployment.id !== source?.id);
  const alarmNames = configuration.alarms?.enable ? (configuration.alarms.alarmNames ?? []) : [];
  return plain({
    arn,
    serviceKey: serviceKey(service),
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    strategy: blueGreen ? ('BLUE_GREEN' as const) : ('ROLLING' as const),
    status: 'IN_PROGRESS' as const,
    createdAt: ctx.now,
    startedAt: ctx.now,
    updatedAt: ctx.now,
    targetId: target.id,
    targetRevisionArn: revisionArn,
    sourceId: source?.id,
    sourceRevisionArn: source?.revisionArn,
    deploymentConfiguration: configuration,
    ...(blueGreen
      ? {
          stage: others ? ('RECONCILE_SERVICE' as const) : ('PRE_SCALE_UP' as const),
          stageStartedAt: ctx.now,
          productionPercent: source ? 0 : undefined,
        }
      : {}),
    failureCount: 0,
    requestedTaskCount: service.desiredCount,
    // An alarm that is already in ALARM would roll back every deployment, including the one that fixes it.
    alarmsIgnored: alarmStates(ctx, alarmNames).some((alarm) => alarm.state === 'ALARM'),
    triggeredAlarms: [],
  });
}

/**
 * The deployment that a new one replaces, and is rolled back to: with blue/green the one that has the production traffic,
 * otherwise the last one that completed.
 */
function servingDeployment(ctx: Context, service: ServiceRecord): DeploymentRecord | undefined {
  const rollout = findCurrentRollout(ctx, service);
  const byId = (id: string | undefined) => service.deployments.find((deployment) => deployment.id === id);
  if (rollout?.strategy === 'BLUE_GREEN' && isUnderWay(rollout))
    return byId(rollout.productionPercent === 100 ? rollout.targetId : rollout.sourceId);
  return service.deployments.find((deployment) => deployment.rolloutState === 'COMPLETED');
}

/** Blue/green uses the target group that the serving deployment does not use; rolling keeps the same one. */
function targetFor(
  balancer: LoadBalancer,
  service: ServiceRecord,
  source: DeploymentRecord | undefined,
): TargetPlan {
  const { targetGroupArn = '', containerName = '', containerPort = 0 } = balancer;
  const alternate = balancer.advancedConfiguration?.alternateTargetGroupArn;
  const sourceUses = (arn: string) =>
    source?.targets.some((target) => target.targetGroupArn === arn) === true;
  const swap = shiftsTraffic(service.deploymentConfiguration);
  const onAlternate = alternate !== undefined && sourceUses(alternate);
  const onPrimary = sourceUses(targetGroupArn);
  const useAlternate = alternate !== undefined && (swap ? onPrimary && !onAlternate : onAlternate);
  return { targetGroupArn: useAlternate ? alternate : targetGroupArn, containerName, containerPort };
}
