// What can be done to a task that is there.
import { slowTask, startExperiment } from '../../faults/index.ts';
import { html } from '../../html.ts';
import { linkTo } from '../../state/place.ts';
import { nameOf, type Task } from '../../state/shapes.ts';
import { act } from '../acts.ts';
import type { ViewProps } from '../view.ts';

const delayMs = 300;

export function TaskActions({ task, isThere, store, cloud }: ViewProps & { task: Task; isThere: boolean }) {
  const { taskArn, clusterArn, taskDefinitionArn, group = '', desiredStatus } = task;
  const name = nameOf(taskArn);
  const owner = group.startsWith('service:') ? ` Its service ${group.slice(8)} will start another one.` : '';
  const isOver = !isThere || desiredStatus === 'STOPPED';
  const stop = act(
    store,
    () =>
      cloud.json('ecs', 'StopTask', {
        cluster: clusterArn,
        task: taskArn,
        reason: 'Stopped in the dashboard',
      }),
    `Stop task ${name}?${owner}`,
  );
  const slow = act(
    store,
    () => startExperiment(cloud, slowTask(taskArn, delayMs, 1)),
    `Make the answers of task ${name} ${delayMs} ms late for a minute?`,
  );
  return html`
    <a class="button" href=${linkTo('logs', { definition: taskDefinitionArn, task: name })}>Logs</a>
    <button class="danger" disabled=${isOver} onClick=${stop}>Stop</button>
    <button disabled=${isOver} onClick=${slow}>Slow by ${delayMs} ms</button>`;
}
