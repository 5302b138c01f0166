// Keeps the store true: by the events of the engine, and by asking again for what has none.
import type { Cloud } from '../cloud/call.ts';
import { type CloudEvent, followEvents } from '../cloud/events.ts';
import { lineOf } from './activity.ts';
import { loadAlarms } from './load-alarms.ts';
import { loadBalancers, loadTargetGroups } from './load-balancers.ts';
import { clusterArns, containerInstancesOf, deploymentsOf, servicesOf, tasksOf } from './load-ecs.ts';
import { loadPipelines } from './load-pipelines.ts';
import { loadStacks } from './load-stacks.ts';
import { Refresher } from './refresher.ts';
import type { ContainerInstance, Service, Task } from './shapes.ts';
import type { Store } from './store.ts';

/** How long a task that has stopped stays in the picture. */
const farewellMs = 15_000;

export function follow(store: Store, cloud: Cloud): void {
  const refresher = (everyMs: number, load: () => Promise<void>) =>
    new Refresher(async () => {
      try {
        await load();
        store.error = '';
      } catch (error) {
        store.error = error instanceof Error ? error.message : String(error);
      }
      store.changed();
    }, everyMs);

  const places = refresher(10_000, async () => {
    for (const cluster of await clusterArns(cloud)) {
      const [tasks, instances] = await Promise.all([
        tasksOf(cloud, cluster),
        containerInstancesOf(cloud, cluster),
      ]);
      replace(
        store.tasks,
        tasks,
        ({ taskArn }) => taskArn,
        ({ clusterArn, lastStatus }) => clusterArn === cluster && lastStatus !== 'STOPPED',
      );
      replace(
        store.instances,
        instances,
        ({ containerInstanceArn }) => containerInstanceArn,
        ({ clusterArn }) => clusterArn === cluster,
      );
    }
  });
  /** By a service's ARN: what its deployments were when they were loaded. */
  const known = new Map<string, string>();
  const services = refresher(1000, async () => {
    const clusters = await clusterArns(cloud);
    const all = (await Promise.all(clusters.map((cluster) => servicesOf(cloud, cluster)))).flat();
    replace(
      store.services,
      all,
      ({ serviceArn }) => serviceArn,
      () => true,
    );
    // A call or two for each service: only of those whose deployments have changed, or are changing.
    const changing = all.filter((service) => {
      const [latest] = store.deployments.get(service.serviceArn) ?? [];
      const isKnown = known.get(service.serviceArn) === stateOf(service);
      return !isKnown || /PENDING|IN_PROGRESS|REQUESTED/.test(latest?.status ?? '');
    });
    const loaded = changing.map(async (service) => {
      store.deployments.set(service.serviceArn, await deploymentsOf(cloud, service));
      known.set(service.serviceArn, stateOf(service));
    });
    await Promise.all(loaded);
  });
  const balancers = refresher(1000, async () => {
    [store.balancers, store.groups] = await Promise.all([loadBalancers(cloud), loadTargetGroups(cloud)]);
  });
  const alarms = refresher(5000, async () => {
    store.alarms = await loadAlarms(cloud);
  });
  const stacks = refresher(5000, async () => {
    store.stacks = await loadStacks(cloud);
  });
  const pipelines = refresher(5000, async () => {
    store.pipelines = await loadPipelines(cloud);
  });
  const clock = refresher(1000, async () => {
    store.clock = await (await fetch('/_drydock/clock')).json();
  });
  const all = [places, services, balancers, alarms, stacks, pipelines, clock];
  const refreshAll = () => {
    for (const each of all) void each.now();
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') refreshAll();
  });
  const concerned: Readonly<Record<string, readonly Refresher[]>> = {
    'aws.cloudformation': [stacks],
    'aws.cloudwatch': [alarms],
    'aws.codepipeline': [pipelines],
    'aws.ecs': [services, balancers],
  };
  followEvents({
    event(event, isReplayed) {
      if (event.region !== cloud.region) return;
      const line = lineOf(event);
      if (line) store.say(line);
      // What was before is loaded as it is now.
      if (isReplayed) return;
      apply(store, event);
      for (const each of concerned[event.source] ?? []) each.soon();
      store.changed();
    },
    traffic(traffic) {
      if (traffic.region !== cloud.region) return;
      store.traffic.add(traffic, performance.now());
      store.changed();
    },
    connected(isConnected) {
      store.isConnected = isConnected;
      store.changed();
      if (isConnected) refreshAll();
    },
  });
}

const stateOf = ({ deployments }: Service): string =>
  deployments.map(({ id, status, rolloutState }) => `${id} ${status} ${rolloutState}`).join();

/** What an event says of a task or an instance is what describing it would. */
function apply(store: Store, { 'detail-type': type, detail }: CloudEvent): void {
  if (type === 'ECS Task State Change') {
    const task = detail as unknown as Task;
    store.tasks.set(task.taskArn, task);
    if (task.lastStatus === 'STOPPED')
      setTimeout(() => {
        store.tasks.delete(task.taskArn);
        store.changed();
      }, farewellMs);
  }
  if (type === 'ECS Container Instance State Change') {
    const instance = detail as unknown as ContainerInstance;
    store.instances.set(instance.containerInstanceArn, instance);
    if (instance.status === 'INACTIVE') store.instances.delete(instance.containerInstanceArn);
  }
}

/** @param isOurs which of those that are there are replaced: what is no longer listed has gone */
function replace<T>(
  map: Map<string, T>,
  items: readonly T[],
  keyOf: (item: T) => string,
  isOurs: (item: T) => boolean,
): void {
  const keys = new Set(items.map(keyOf));
  for (const [key, item] of map) if (isOurs(item) && !keys.has(key)) map.delete(key);
  for (const item of items) map.set(keyOf(item), item);
}
