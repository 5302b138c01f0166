// Tasks as blocks: coloured by revision, with their state. A block stops its task.
import { html } from '../../html.ts';
import { colourOf, shortOf } from '../../state/revisions.ts';
import { nameOf, type Task } from '../../state/shapes.ts';
import { act } from '../acts.ts';
import type { ViewProps } from '../view.ts';

interface TasksProps extends ViewProps {
  readonly tasks: readonly Task[];
}

export function Tasks({ tasks, store, cloud }: TasksProps) {
  const sorted = [...tasks].sort((a, b) => (a.taskArn < b.taskArn ? -1 : 1));
  return html`
    <ul class="tasks">
      ${sorted.map((task) => html`<${TaskBlock} key=${task.taskArn} task=${task} store=${store} cloud=${cloud} />`)}
    </ul>`;
}

function TaskBlock({ task, store, cloud }: ViewProps & { readonly task: Task }) {
  const { taskArn, clusterArn, taskDefinitionArn, lastStatus, desiredStatus, healthStatus, stoppedReason } =
    task;
  const state = lastStatus === 'RUNNING' && desiredStatus === 'STOPPED' ? 'STOPPING' : lastStatus;
  const health = healthStatus === 'UNHEALTHY' ? ', unhealthy' : '';
  const name = nameOf(taskArn);
  const title = `Task ${name} of ${nameOf(taskDefinitionArn)}: ${state}${health}${stoppedReason ? `: ${stoppedReason}` : ''}`;
  const stop = act(
    store,
    () =>
      cloud.json('ecs', 'StopTask', {
        cluster: clusterArn,
        task: taskArn,
        reason: 'Stopped in the dashboard',
      }),
    `Stop task ${name}?`,
  );
  return html`
    <li>
      <button
        class=${`task ${colourOf(taskDefinitionArn)} ${state.toLowerCase()} ${healthStatus === 'UNHEALTHY' ? 'unhealthy' : ''}`}
        title=${title}
        disabled=${desiredStatus === 'STOPPED'}
        onClick=${stop}
      >
        <span>${shortOf(taskDefinitionArn)}</span>
        <small>${state === 'RUNNING' ? name.slice(0, 6) : state.toLowerCase()}${health}</small>
      </button>
    </li>`;
}

/** Tasks without a place yet. */
export function Waiting({ tasks, store, cloud }: TasksProps) {
  if (tasks.length === 0) return undefined;
  return html`
    <div class="instance waiting" role="group" aria-label="Without a place">
      <h4>Without a place yet</h4>
      <${Tasks} tasks=${tasks} store=${store} cloud=${cloud} />
    </div>`;
}
