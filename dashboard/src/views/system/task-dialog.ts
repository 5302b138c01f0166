// One task: what is known of it, and what can be done.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { html } from '../../html.ts';
import { nameOf, type Task } from '../../state/shapes.ts';
import { stateOf } from './tasks.ts';

export function TaskDialog(props: {
  readonly task: Task;
  readonly close: () => void;
  /** Which version it is, where that is known. */
  readonly version?: ComponentChildren;
  /** Its actions. */
  readonly children?: ComponentChildren;
}) {
  const { task, close, version, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { taskDefinitionArn, group = '', healthStatus } = task;
  const facts = {
    State: `${stateOf(task)}${healthStatus && healthStatus !== 'UNKNOWN' ? `, ${healthStatus}` : ''}`,
    Reason: task.stoppedReason,
    'Task definition': nameOf(taskDefinitionArn),
    Version: version,
    Of: group.replace(/^service:/, ''),
    Zone: task.availabilityZone,
    Reserves: `${task.cpu ?? 0} CPU units, ${task.memory ?? 0} MiB`,
    Address: task.containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address,
  };
  return html`
    <dialog ref=${dialog} onClose=${close} aria-labelledby="task">
      <h2 id="task">Task ${nameOf(task.taskArn)}</h2>
      <dl>
        ${Object.entries(facts).map(([term, value]) => value && html`<div><dt>${term}</dt> <dd>${value}</dd></div>`)}
      </dl>
      <p class="actions">
        ${children}
        <button onClick=${() => dialog.current?.close()}>Close</button>
      </p>
    </dialog>`;
}
