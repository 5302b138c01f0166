// What the palette finds: views, services, stacks, pipelines, alarms and log groups, and what one can do with them.
import type { Cloud } from '../../cloud/call.ts';
import { linkTo } from '../../state/place.ts';
import { nameOf } from '../../state/shapes.ts';
import type { Store } from '../../state/store.ts';
import { act } from '../acts.ts';
import type { View } from '../view.ts';

export interface Entry {
  readonly name: string;
  /** `service`, or `action` for what changes something. */
  readonly kind: string;
  run(): void;
}

export function entriesOf(
  store: Store,
  cloud: Cloud,
  views: readonly View[],
  logGroups: readonly string[],
): readonly Entry[] {
  const go = (name: string, kind: string, view: string, params: Record<string, string> = {}): Entry => ({
    name,
    kind,
    run() {
      location.hash = linkTo(view, params);
    },
  });
  const services = [...store.services.values()];
  const zones = [...new Set([...store.tasks.values()].map(({ availabilityZone = '' }) => availabilityZone))];
  return [
    ...views.map(({ id, title }) => go(title, 'view', id)),
    ...services.flatMap(({ serviceArn: service, serviceName }) => [
      go(serviceName, 'service', 'deployments', { service }),
      go(`Logs of ${serviceName}`, 'logs', 'logs', { service }),
    ]),
    ...zones.filter((zone) => zone !== '').map((zone) => go(zone, 'zone', 'system')),
    ...store.stacks.map(({ name, id }) => go(name, 'stack', 'stacks', { stack: id })),
    ...store.pipelines.map(({ name }) => go(name, 'pipeline', 'pipelines', { pipeline: name })),
    ...store.alarms.map(({ name }) => go(name, 'alarm', 'alarms', { alarm: name })),
    ...logGroups.map((group) => go(group, 'log group', 'logs', { group })),
    ...actionsOf(store, cloud),
  ];
}

function actionsOf(store: Store, cloud: Cloud): Entry[] {
  const action = (name: string, call: () => Promise<unknown>, question?: string): Entry => ({
    name,
    kind: 'action',
    run: act(store, call, question),
  });
  const rollbacks = [...store.deployments.values()].flatMap(([latest]) => {
    if (!latest || !/^(PENDING|IN_PROGRESS)$/.test(latest.status)) return [];
    const name = nameOf(latest.serviceArn);
    const roll = () =>
      cloud.json('ecs', 'StopServiceDeployment', {
        serviceDeploymentArn: latest.serviceDeploymentArn,
        stopType: 'ROLLBACK',
      });
    return [action(`Roll back ${name}`, roll, `Roll ${name} back?`)];
  });
  const restarts = [...store.services.values()].map(
    ({ clusterArn: cluster, serviceArn: service, serviceName }) =>
      action(
        `Deploy ${serviceName} again`,
        () => cloud.json('ecs', 'UpdateService', { cluster, service, forceNewDeployment: true }),
        `Replace all tasks of ${serviceName} by a new deployment?`,
      ),
  );
  const releases = store.pipelines.map(({ name }) =>
    action(`Release a change through ${name}`, () =>
      cloud.json('codepipeline', 'StartPipelineExecution', { name }),
    ),
  );
  return [...rollbacks, ...restarts, ...releases];
}

const most = 40;

/** Those in which each word occurs, what begins with the first word before the rest. */
export function found(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = ({ name, kind }: Entry) => `${name} ${kind}`.toLowerCase();
  const [first = ''] = words;
  return entries
    .filter((entry) => words.every((word) => textOf(entry).includes(word)))
    .sort((a, b) => Number(textOf(b).startsWith(first)) - Number(textOf(a).startsWith(first)))
    .slice(0, most);
}
