// A container instance: its CPU, memory and network interfaces, filled by what its tasks reserve, its tasks, and what can be done to it.
import type { Cloud } from '../../cloud/call.ts';
import { html } from '../../html.ts';
import {
  type Amounts,
  capacityOf,
  type InterfaceLimits,
  type Resource,
  reservedBy,
  resources,
} from '../../state/capacity.ts';
import { colourNumberOf } from '../../state/revisions.ts';
import type { ContainerInstance, Task } from '../../state/shapes.ts';
import type { Store } from '../../state/store.ts';
import { act } from '../acts.ts';
import { kept } from '../kept.ts';
import { Tasks } from './tasks.ts';

interface InstanceProps {
  readonly instance: ContainerInstance;
  readonly tasks: readonly Task[];
  readonly limits: InterfaceLimits;
  readonly store?: Store | undefined;
  readonly cloud?: Cloud | undefined;
  readonly select: (task: Task) => void;
}

export const Instance = kept(({ instance, tasks, limits, store, cloud, select }: InstanceProps) => {
  const { ec2InstanceId, status, agentConnected } = instance;
  const capacity = capacityOf(instance, limits);
  const sorted = [...tasks].sort(byRevision);
  const isLeaving = status !== 'ACTIVE';
  return html`
    <div class=${`instance ${isLeaving ? 'leaving' : ''}`} role="group" aria-label=${`Instance ${ec2InstanceId}`}>
      <h4>
        ${ec2InstanceId} ${isLeaving && html`<em>${status}</em>`} ${!agentConnected && html`<em class="bad">agent disconnected</em>`}
      </h4>
      ${resources.map(({ id, name, unit }) => {
        const used = sorted.reduce((sum, task) => sum + reservedBy(task)[id], 0);
        if (used === 0 && id === 'interfaces') return undefined;
        const total = Number.isFinite(capacity[id]) ? `of ${capacity[id]}` : '';
        return html`
          <p class="fill">
            ${name} <span class="quiet">${used} ${total} ${unit}</span>
            ${total && html`<span class="bar" style=${{ backgroundImage: blocks(sorted, id, capacity) }}></span>`}
          </p>`;
      })}
      <${Tasks} tasks=${tasks} select=${select} />
      ${store && cloud && html`<${Actions} instance=${instance} isLeaving=${isLeaving} tasks=${tasks.length} store=${store} cloud=${cloud} />`}
    </div>`;
});

function Actions(props: {
  readonly instance: ContainerInstance;
  readonly isLeaving: boolean;
  readonly tasks: number;
  readonly store: Store;
  readonly cloud: Cloud;
}) {
  const { instance, isLeaving, tasks, store, cloud } = props;
  const { containerInstanceArn, clusterArn, ec2InstanceId } = instance;
  const many = tasks === 1 ? 'Its task' : `Its ${tasks} tasks`;
  const drain = act(
    store,
    () =>
      cloud.json('ecs', 'UpdateContainerInstancesState', {
        cluster: clusterArn,
        containerInstances: [containerInstanceArn],
        status: 'DRAINING',
      }),
    `Drain ${ec2InstanceId}? ${many} will be started on other instances, as far as they have room, and stopped here.`,
  );
  // As the loss of a machine: without a lifecycle's delay it is gone, and its group replaces it.
  const terminate = act(
    store,
    () =>
      cloud.query('autoscaling', 'TerminateInstanceInAutoScalingGroup', {
        InstanceId: ec2InstanceId,
        ShouldDecrementDesiredCapacity: 'false',
      }),
    `Terminate ${ec2InstanceId}? ${many} will end, and its Auto Scaling group will replace it.`,
  );
  return html`
    <p class="actions">
      <button disabled=${isLeaving} onClick=${drain}>Drain</button>
      <button class="danger" onClick=${terminate}>Terminate</button>
    </p>`;
}

const byRevision = (a: Task, b: Task): number =>
  a.taskDefinitionArn === b.taskDefinitionArn
    ? a.taskArn < b.taskArn
      ? -1
      : 1
    : a.taskDefinitionArn < b.taskDefinitionArn
      ? -1
      : 1;

/** A block for each task, as wide as what it reserves, in the colour of its revision. */
function blocks(tasks: readonly Task[], resource: Resource, capacity: Amounts): string {
  const total = Number.isFinite(capacity[resource]) ? capacity[resource] : tasks.length;
  let at = 0;
  const stops = tasks.flatMap((task) => {
    const width = (100 * reservedBy(task)[resource]) / (total || 1);
    if (width === 0) return [];
    const [from, to] = [at, at + width];
    at = to;
    const end = `calc(${to.toFixed(2)}% - 1px)`;
    return [
      `var(--revision-${colourNumberOf(task.taskDefinitionArn)}) ${from.toFixed(2)}% ${end}`,
      `transparent ${end} ${to.toFixed(2)}%`,
    ];
  });
  return stops.length === 0
    ? 'none'
    : `linear-gradient(90deg, ${stops.join(', ')}, transparent ${at.toFixed(2)}%)`;
}
