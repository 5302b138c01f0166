// A service as DescribeServices returns it.
import type { Deployment, Service, ServiceEvent, ServiceField } from '@aws-sdk/client-ecs';
import { parseArn } from '../../../kernel/arn.ts';
import type { Reader } from '../../../kernel/table.ts';
import { shiftsTraffic } from '../deployment-configuration/traffic-steps.ts';
import { managementOf } from '../find/express-services.ts';
import { taskSetsOf } from '../find/task-sets.ts';
import { tasksOfService } from '../find/tasks.ts';
import { containerInstancePlaces } from '../placement/container-instance-places.ts';
import { daemonCount } from '../placement/daemon-count.ts';
import type { DeploymentRecord, ServiceRecord, TaskRecord } from '../state.ts';
import { isPending } from './cluster.ts';
import { taskSetView } from './task-set.ts';

export function serviceView(
  service: ServiceRecord,
  state: Reader,
  include: readonly ServiceField[] = [],
): Service {
  const own = tasksOfService(state, service);
  const primary = service.deployments.find((deployment) => deployment.status === 'PRIMARY');
  const desiredCount = desiredCountOf(service, state);
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.clusterArn,
    loadBalancers: [...service.loadBalancers],
    serviceRegistries: [...(service.serviceRegistries ?? [])],
    status: service.status,
    desiredCount,
    runningCount: running(own).length,
    pendingCount: pending(own).length,
    launchType: service.launchType,
    capacityProviderStrategy: service.capacityProviderStrategy && [...service.capacityProviderStrategy],
    platformFamily: service.platformVersion && 'Linux',
    platformVersion: service.platformVersion,
    taskDefinition: service.taskDefinition,
    deploymentConfiguration: service.deploymentConfiguration,
    ...(service.deploymentController
      ? {
          deployments: [],
          taskSets: taskSetsOf(service).map((set) => taskSetView(set, service, own, include)),
        }
      : { deployments: service.deployments.map((each) => deploymentView(each, service, own, desiredCount)) }),
    roleArn: service.roleArn ?? serviceLinkedRole(service),
    events: service.events.map(eventView),
    createdAt: new Date(service.createdAt),
    currentServiceDeployment: service.currentServiceDeployment,
    currentServiceRevisions: primary?.revisionArn
      ? service.deployments.map((deployment) => {
          const mine = own.filter((task) => task.startedBy === deployment.id);
          return {
            arn: deployment.revisionArn,
            requestedTaskCount: desiredCount,
            runningTaskCount: running(mine).length,
            pendingTaskCount: pending(mine).length,
          };
        })
      : [],
    placementConstraints: [...service.placementConstraints],
    placementStrategy: [...service.placementStrategy],
    networkConfiguration: service.networkConfiguration,
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
    schedulingStrategy: service.schedulingStrategy,
    deploymentController: { type: service.deploymentController ?? 'ECS' },
    tags: include.includes('TAGS') ? [...service.tags] : undefined,
    enableECSManagedTags: service.enableECSManagedTags,
    propagateTags: service.propagateTags,
    enableExecuteCommand: service.enableExecuteCommand,
    resourceManagementType: managementOf(state, service),
    availabilityZoneRebalancing: service.availabilityZoneRebalancing,
  };
}

type EventRecord = ServiceRecord['events'][number];

/** An event never changes, a service has a hundred of them, and Auto Scaling describes it each minute. */
const eventViews = new WeakMap<EventRecord, ServiceEvent>();

function eventView(event: EventRecord): ServiceEvent {
  let view = eventViews.get(event);
  if (!view) {
    view = { ...event, createdAt: new Date(event.createdAt) };
    eventViews.set(event, view);
  }
  return view;
}

/** A daemon's is what its instances make of it: waiters compare it with what runs. */
function desiredCountOf(service: ServiceRecord, state: Reader): number {
  if (service.schedulingStrategy !== 'DAEMON' || service.status !== 'ACTIVE') return service.desiredCount;
  return daemonCount(service, containerInstancePlaces(state, service.cluster));
}

function deploymentView(
  deployment: DeploymentRecord,
  service: ServiceRecord,
  own: readonly TaskRecord[],
  desiredCount: number,
): Deployment {
  const mine = own.filter((task) => task.startedBy === deployment.id);
  const live = mine.filter((task) => task.desiredStatus === 'RUNNING').length;
  // Blue keeps its full count until it is cleaned up; for an older rolling deployment the desired count is what it has.
  const whole = deployment.status === 'PRIMARY' || shiftsTraffic(service.deploymentConfiguration);
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: deployment.taskDefinition,
    desiredCount: whole ? desiredCount : live,
    runningCount: running(mine).length,
    pendingCount: pending(mine).length,
    failedTasks: deployment.failedTasks,
    createdAt: new Date(deployment.createdAt),
    updatedAt: new Date(deployment.updatedAt),
    launchType: deployment.launchType,
    capacityProviderStrategy: deployment.capacityProviderStrategy && [...deployment.capacityProviderStrategy],
    networkConfiguration: deployment.networkConfiguration,
    ...(service.serviceConnectConfiguration && {
      serviceConnectConfiguration: service.serviceConnectConfiguration,
      serviceConnectResources: (service.connected?.endpoints ?? []).map(({ discoveryName, registryArn }) => ({
        discoveryName,
        discoveryArn: registryArn,
      })),
    }),
    volumeConfigurations: deployment.volumeConfigurations && [...deployment.volumeConfigurations],
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
  };
}

/** The service-linked role that ECS creates in an account. */
function serviceLinkedRole({ arn }: ServiceRecord): string {
  const { account = '' } = parseArn(arn) ?? {};
  return `arn:aws:iam::${account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`;
}

const running = (own: readonly TaskRecord[]) => own.filter((task) => task.lastStatus === 'RUNNING');
const pending = (own: readonly TaskRecord[]) => own.filter((task) => isPending(task.lastStatus));
