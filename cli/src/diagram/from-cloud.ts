// The diagram of what runs, as AWS's APIs describe it.
import type { ContainerInstance, Service as EcsService, Task } from '@aws-sdk/client-ecs';
import type { Action, Rule as ElbRule } from '@aws-sdk/client-elastic-load-balancing-v2';
import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';
import { lastPart } from '../text/last-part.ts';
import {
  type Balancer,
  type Diagram,
  type Place,
  type Rule,
  type Service,
  shares,
  type TargetGroup,
} from './diagram.ts';

export async function diagramOfCloud({ elbv2, ecs }: Pick<Clients, 'elbv2' | 'ecs'>): Promise<Diagram> {
  const [balancers, groups, clusters] = await Promise.all([
    balancersOf(elbv2),
    groupsOf(elbv2),
    clustersOf(ecs),
  ]);
  return {
    balancers,
    groups,
    services: clusters.flatMap(({ services }) => services.map(serviceOf)),
    places: placesOf(clusters),
  };
}

async function balancersOf(elbv2: Clients['elbv2']): Promise<Balancer[]> {
  const found = await allPages(async (Marker) => {
    const page = await elbv2.describeLoadBalancers({ Marker });
    return { items: page.LoadBalancers, next: page.NextMarker };
  });
  return Promise.all(
    found.map(async ({ LoadBalancerArn, LoadBalancerName: name = '', Type: type = '' }) => {
      const { Listeners = [] } = await elbv2.describeListeners({ LoadBalancerArn });
      const rules = await Promise.all(
        Listeners.map(async ({ ListenerArn, Protocol, Port }) => {
          const { Rules = [] } = await elbv2.describeRules({ ListenerArn });
          return Rules.map((rule) => ruleOf(rule, `${Protocol} ${Port}`));
        }),
      );
      return { id: LoadBalancerArn ?? name, name, type, rules: rules.flat() };
    }),
  );
}

function ruleOf({ RuleArn = '', IsDefault, Conditions = [], Actions = [] }: ElbRule, listener: string): Rule {
  const conditions = Conditions.map(({ Field, Values = [], PathPatternConfig, HostHeaderConfig }) => {
    const values = PathPatternConfig?.Values ?? HostHeaderConfig?.Values ?? Values;
    return `${Field?.replace('-pattern', '').replace('-header', '')} ${values.join(' or ')}`;
  });
  const last = Actions.at(-1);
  return {
    id: RuleArn,
    name: `${listener}: ${IsDefault ? 'default' : conditions.join(' and ')}`,
    action: last?.Type === 'forward' ? '' : (last?.Type ?? ''),
    forwards: last ? forwardsOf(last) : [],
  };
}

function forwardsOf({ TargetGroupArn, ForwardConfig }: Action): Rule['forwards'] {
  const groups = ForwardConfig?.TargetGroups ?? (TargetGroupArn ? [{ TargetGroupArn, Weight: 1 }] : []);
  const percent = shares(groups.map(({ Weight = 1 }) => Weight));
  return groups.map((group, index) => ({ group: group.TargetGroupArn ?? '', share: percent[index] }));
}

async function groupsOf(elbv2: Clients['elbv2']): Promise<TargetGroup[]> {
  const found = await allPages(async (Marker) => {
    const page = await elbv2.describeTargetGroups({ Marker });
    return { items: page.TargetGroups, next: page.NextMarker };
  });
  return Promise.all(
    found.map(async ({ TargetGroupArn, TargetGroupName: name = '' }) => {
      const { TargetHealthDescriptions = [] } = await elbv2.describeTargetHealth({ TargetGroupArn });
      const states = TargetHealthDescriptions.map(({ TargetHealth }) => TargetHealth?.State ?? '');
      const counts = [...new Set(states)].map(
        (state) => `${states.filter((each) => each === state).length} ${state}`,
      );
      return { id: TargetGroupArn ?? name, name, note: counts.join(', ') || 'no targets' };
    }),
  );
}

interface Cluster {
  readonly services: readonly EcsService[];
  readonly tasks: readonly Task[];
  readonly instances: readonly ContainerInstance[];
}

async function clustersOf(ecs: Clients['ecs']): Promise<Cluster[]> {
  const clusters = await allPages(async (nextToken) => {
    const page = await ecs.listClusters({ nextToken });
    return { items: page.clusterArns, next: page.nextToken };
  });
  return Promise.all(
    clusters.map(async (cluster) => {
      const [services, tasks, instances] = await Promise.all([
        allPages(async (nextToken) => {
          const page = await ecs.listServices({ cluster, nextToken });
          return { items: page.serviceArns, next: page.nextToken };
        }),
        allPages(async (nextToken) => {
          const page = await ecs.listTasks({ cluster, nextToken });
          return { items: page.taskArns, next: page.nextToken };
        }),
        allPages(async (nextToken) => {
          const page = await ecs.listContainerInstances({ cluster, nextToken });
          return { items: page.containerInstanceArns, next: page.nextToken };
        }),
      ]);
      const described = await Promise.all([
        inPages(
          services,
          10,
          async (some) => (await ecs.describeServices({ cluster, services: some })).services,
        ),
        inPages(tasks, 100, async (some) => (await ecs.describeTasks({ cluster, tasks: some })).tasks),
        inPages(
          instances,
          100,
          async (some) =>
            (await ecs.describeContainerInstances({ cluster, containerInstances: some })).containerInstances,
        ),
      ]);
      return { services: described[0], tasks: described[1], instances: described[2] };
    }),
  );
}

/** ECS describes so many at a time. */
async function inPages<T>(
  arns: readonly string[],
  most: number,
  describe: (some: string[]) => Promise<T[] | undefined>,
): Promise<T[]> {
  const pages = Array.from({ length: Math.ceil(arns.length / most) }, (_, page) =>
    describe(arns.slice(page * most, (page + 1) * most)),
  );
  return (await Promise.all(pages)).flatMap((page) => page ?? []);
}

function serviceOf({
  serviceArn = '',
  serviceName = '',
  runningCount,
  desiredCount,
  ...service
}: EcsService): Service {
  const groups = (service.loadBalancers ?? []).flatMap(({ targetGroupArn, advancedConfiguration }) => [
    targetGroupArn,
    advancedConfiguration?.alternateTargetGroupArn,
  ]);
  return {
    id: serviceArn,
    name: serviceName,
    note: `${runningCount} of ${desiredCount} tasks run`,
    groups: groups.filter((group) => group !== undefined),
  };
}

function placesOf(clusters: readonly Cluster[]): Place[] {
  const tasks = clusters
    .flatMap((cluster) => cluster.tasks)
    .filter(({ lastStatus }) => lastStatus === 'RUNNING');
  const instances = clusters.flatMap((cluster) => cluster.instances);
  const zoneOf = ({ attributes = [] }: ContainerInstance) =>
    attributes.find(({ name }) => name === 'ecs.availability-zone')?.value ?? '';
  const zones = new Set([
    ...tasks.map(({ availabilityZone = '' }) => availabilityZone),
    ...instances.map(zoneOf),
  ]);
  const namesOf = (some: readonly Task[]) =>
    some.map(({ taskDefinitionArn }) => lastPart(taskDefinitionArn)).sort();
  return [...zones].sort().map((zone) => {
    const here = tasks.filter(({ availabilityZone }) => availabilityZone === zone);
    const own = instances.filter((instance) => zoneOf(instance) === zone);
    const arns = new Set(own.map(({ containerInstanceArn }) => containerInstanceArn));
    const others = here.filter(({ containerInstanceArn }) => !arns.has(containerInstanceArn));
    return {
      name: zone,
      hosts: [
        ...own.map((instance) => ({
          name: instance.ec2InstanceId ?? '',
          tasks: namesOf(
            here.filter(({ containerInstanceArn }) => containerInstanceArn === instance.containerInstanceArn),
          ),
        })),
        ...(others.length > 0 ? [{ name: 'Fargate', tasks: namesOf(others) }] : []),
      ],
    };
  });
}
