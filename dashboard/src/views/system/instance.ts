// A container instance: what its tasks reserve of it, its tasks, and what can be done to it.
import { html } from '../../html.ts';
import { amountOf, type ContainerInstance, type Task } from '../../state/shapes.ts';
import { act } from '../acts.ts';
import type { ViewProps } from '../view.ts';
import { Tasks } from './tasks.ts';

export function Instance(
  props: ViewProps & { readonly instance: ContainerInstance; readonly tasks: readonly Task[] },
) {
  const { instance, tasks, store, cloud } = props;
  const { containerInstanceArn, clusterArn, ec2InstanceId, status, agentConnected } = instance;
  const own = tasks.filter((task) => task.containerInstanceArn === containerInstanceArn);
  const isLeaving = status !== 'ACTIVE';
  const drain = act(
    store,
    () =>
      cloud.json('ecs', 'UpdateContainerInstancesState', {
        cluster: clusterArn,
        containerInstances: [containerInstanceArn],
        status: 'DRAINING',
      }),
    `Drain ${ec2InstanceId}? Its tasks move to other instances.`,
  );
  // As the loss of a machine: without a lifecycle's delay it is gone, and its group replaces it.
  const terminate = act(
    store,
    () =>
      cloud.query('autoscaling', 'TerminateInstanceInAutoScalingGroup', {
        InstanceId: ec2InstanceId,
        ShouldDecrementDesiredCapacity: 'false',
      }),
    `Terminate ${ec2InstanceId}? Its Auto Scaling group replaces it.`,
  );
  return html`
    <div class=${`instance ${isLeaving ? 'leaving' : ''}`} role="group" aria-label=${`Instance ${ec2InstanceId}`}>
      <h4>
        ${ec2InstanceId} ${isLeaving && html`<em>${status}</em>`} ${!agentConnected && html`<em class="bad">agent disconnected</em>`}
      </h4>
      <${Fill} name="CPU" unit="units" instance=${instance} resource="CPU" used=${sum(own, ({ cpu }) => cpu)} />
      <${Fill} name="Memory" unit="MiB" instance=${instance} resource="MEMORY" used=${sum(own, ({ memory }) => memory)} />
      <${Tasks} tasks=${own} store=${store} cloud=${cloud} />
      <p class="actions">
        <button disabled=${isLeaving} onClick=${drain}>Drain</button>
        <button onClick=${terminate}>Terminate</button>
      </p>
    </div>`;
}

/** What tasks reserve; an instance's own record of it comes later than they do. */
const sum = (tasks: readonly Task[], of: (task: Task) => string | undefined): number =>
  tasks.reduce((all, task) => all + (task.lastStatus === 'STOPPED' ? 0 : Number(of(task) ?? 0)), 0);

function Fill(props: {
  readonly name: string;
  readonly unit: string;
  readonly instance: ContainerInstance;
  readonly resource: string;
  readonly used: number;
}) {
  const total = amountOf(props.instance.registeredResources, props.resource);
  const { used } = props;
  return html`
    <label class="fill">
      <span>${props.name} <span class="quiet">${used} of ${total} ${props.unit} reserved</span></span>
      <meter min="0" max=${total || 1} value=${used}></meter>
    </label>`;
}
