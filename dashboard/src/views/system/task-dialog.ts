// One task: what is known of it, its log, and what can be done to it.
import { useEffect, useRef } from 'preact/hooks';
import { slowTask, startExperiment } from '../../faults/index.ts';
import { html } from '../../html.ts';
import { linkTo } from '../../state/place.ts';
import { nameOf, type Task } from '../../state/shapes.ts';
import { act } from '../acts.ts';
import type { ViewProps } from '../view.ts';
import { stateOf } from './tasks.ts';

const delayMs = 300;

export function TaskDialog({ task, close, store, cloud }: ViewProps & { task: Task; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { taskArn, clusterArn, taskDefinitionArn, group = '', desiredStatus, healthStatus } = task;
  const name = nameOf(taskArn);
  const owner = /^service:/.test(group) ? ` Its service ${group.slice(8)} will start another one.` : '';
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
  const facts = {
    State: `${stateOf(task)}${healthStatus && healthStatus !== 'UNKNOWN' ? `, ${healthStatus}` : ''}`,
    Reason: task.stoppedReason,
    'Task definition': nameOf(taskDefinitionArn),
    Of: group.replace(/^service:/, ''),
    Zone: task.availabilityZone,
    Reserves: `${task.cpu ?? 0} CPU units, ${task.memory ?? 0} MiB`,
    Address: task.containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address,
  };
  return html`
    <dialog ref=${dialog} onClose=${close} aria-labelledby="task">
      <h2 id="task">Task ${name}</h2>
      <dl>
        ${Object.entries(facts).map(([term, value]) => value && html`<div><dt>${term}</dt> <dd>${value}</dd></div>`)}
      </dl>
      <p class="actions">
        <a class="button" href=${linkTo('logs', { definition: taskDefinitionArn, task: name })}>Logs</a>
        <button disabled=${desiredStatus === 'STOPPED'} onClick=${stop}>Stop</button>
        <button disabled=${desiredStatus === 'STOPPED'} onClick=${slow}>Slow by ${delayMs} ms</button>
        <button onClick=${() => dialog.current?.close()}>Close</button>
      </p>
    </dialog>`;
}
