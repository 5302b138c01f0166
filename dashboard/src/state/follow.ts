// Keeps the store true: by the events of the engine, and by asking again for what has none.
import type { Cloud } from '../cloud/call.ts';
import { type Changes, type CloudEvent, followEvents } from '../cloud/events.ts';
import { get } from '../cloud/send.ts';
import { runningExperiments } from '../faults/index.ts';
import { lineOf } from './activity.ts';
import { faultText } from './engine-faults.ts';
import { loadAlarms } from './load-alarms.ts';
import { loadBalancers, loadTargetGroups } from './load-balancers.ts';
import { clusterArns, containerInstancesOf, deploymentsOf, servicesOf, tasksOf } from './load-ecs.ts';
import { loadPipelines } from './load-pipelines.ts';
import { loadStacks } from './load-stacks.ts';
import { Refresher } from './refresher.ts';
import { replayed } from './replayed.ts';
import { instanceIn, type Service, taskIn } from './shapes.ts';
import type { Store } from './store.ts';

/** How long a task that has stopped stays in the picture. */
const farewellMs = 15_000;
/** What changes without a message, if anything, is seen after this long. */
const minuteMs = 60_000;
const tenSecondsMs = 10_000;

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

  /** Tasks and instances that events spoke of while they were loaded: what is loaded may be older. */
  const touched = new Set<string>();
  const places = refresher(minuteMs, async () => {
    touched.clear();
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
        touched,
      );
      replace(
        store.instances,
        instances,
        ({ containerInstanceArn }) => containerInstanceArn,
        ({ clusterArn }) => clusterArn === cluster,
        touched,
      );
    }
  });
  /** By a service's ARN: what its deployments were when they were loaded. */
  const known = new Map<string, string>();
  const services = refresher(minuteMs, async () => {
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
  const balancers = refresher(minuteMs, async () => {
    [store.balancers, store.groups] = await Promise.all([loadBalancers(cloud), loadTargetGroups(cloud)]);
  });
  const alarms = refresher(minuteMs, async () => {
    store.alarms = await loadAlarms(cloud);
  });
  const stacks = refresher(minuteMs, async () => {
    store.stacks = await loadStacks(cloud);
  });
  const pipelines = refresher(minuteMs, async () => {
    store.pipelines = await loadPipelines(cloud);
  });
  const experiments = refresher(minuteMs, async () => {
    store.experiments = await runningExperiments(cloud);
  });
  const clock = refresher(1000, async () => {
    store.clock = await (await get('/_drydock/clock')).json();
  });
  const engineFaults = refresher(tenSecondsMs, async () => {
    const { ownFaults = [] } = await (await get('/_drydock/health')).json();
    store.engineFault = faultText(ownFaults);
  });
  const all = [places, services, balancers, alarms, stacks, pipelines, experiments, clock, engineFaults];
  const refreshAll = () => {
    for (const each of all) void each.now();
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') refreshAll();
  });
  const concerned: Readonly<Record<string, Refresher>> = {
    'cloudformation/stacks': stacks,
    'cloudformation/resources': stacks,
    'cloudwatch/alarms': alarms,
    'codepipeline/pipelines': pipelines,
    'codepipeline/executions': pipelines,
    'codepipeline/actions': pipelines,
    'ecs/services': services,
    'ecs/service-deployments': services,
    'fis/experiments': experiments,
    'elbv2/listeners': balancers,
    'elbv2/load-balancers': balancers,
    'elbv2/rules': balancers,
    'elbv2/target-groups': balancers,
  };
  let earlier: CloudEvent[] = [];
  setInterval(() => {
    if (store.clock && store.isConnected) store.history.add(store.picture(performance.now()));
  }, 1000);
  followEvents({
    event(event, isReplayed) {
      if (event.region !== cloud.region) return;
      const line = lineOf(event);
      if (line) store.say(line);
      // What was before is loaded as it is now.
      if (isReplayed) {
        earlier.push(event);
        return;
      }
      apply(store, event, touched);
      store.changed();
    },
    changes(changes) {
      if (changes.region !== cloud.region) return;
      for (const record of changes.records) concerned[record]?.soon();
      if (changes.targets.length === 0) return;
      applyHealth(store, changes.targets);
      // What is loaded at the moment may be older.
      if (balancers.isLoading) balancers.soon();
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
      if (!isConnected) return;
      refreshAll();
      const before = earlier;
      earlier = [];
      if (store.history.pictures.length === 0)
        void Promise.all([places.now(), clock.now()]).then(() =>
          store.history.precede(replayed(before, store.picture(performance.now()))),
        );
    },
  });
}

const stateOf = ({ deployments }: Service): string =>
  deployments.map(({ id, status, rolloutState }) => `${id} ${status} ${rolloutState}`).join();

/** What an event says of a task or an instance is what describing it would. */
function apply(store: Store, event: CloudEvent, touched: Set<string>): void {
  const [task, instance] = [taskIn(event), instanceIn(event)];
  touched.add(task?.taskArn ?? instance?.containerInstanceArn ?? '');
  if (task) {
    store.tasks.set(task.taskArn, task);
    if (task.lastStatus === 'STOPPED')
      setTimeout(() => {
        store.tasks.delete(task.taskArn);
        store.changed();
      }, farewellMs);
  }
  if (instance?.status === 'INACTIVE') store.instances.delete(instance.containerInstanceArn);
  else if (instance) store.instances.set(instance.containerInstanceArn, instance);
}

/** The targets that have come, gone, or are in another state than before. */
function applyHealth(store: Store, changed: Changes['targets']): void {
  const byGroup = Map.groupBy(changed, ({ targetGroupArn }) => targetGroupArn);
  const keyOf = ({ id, port }: { readonly id: string; readonly port: string | number }) => `${id}:${port}`;
  store.groups = store.groups.map((group) => {
    const own = byGroup.get(group.arn);
    if (!own) return group;
    const targets = new Map(group.targets.map((target) => [keyOf(target), target]));
    for (const { id, port, state, description = '' } of own) {
      if (state === undefined) targets.delete(keyOf({ id, port }));
      else targets.set(keyOf({ id, port }), { id, port: String(port), state, reason: description });
    }
    return { ...group, targets: [...targets.values()] };
  });
}

/**
 * @param isOurs which of those that are there are replaced: what is no longer listed has gone
 * @param except keys of those that are left as they are
 */
function replace<T>(
  map: Map<string, T>,
  items: readonly T[],
  keyOf: (item: T) => string,
  isOurs: (item: T) => boolean,
  except: ReadonlySet<string> = new Set(),
): void {
  const keys = new Set(items.map(keyOf));
  for (const [key, item] of map) if (isOurs(item) && !keys.has(key) && !except.has(key)) map.delete(key);
  for (const item of items) if (!except.has(keyOf(item))) map.set(keyOf(item), item);
}
