// Tasks as blocks, coloured by revision, with their state. A block opens its task.
import { html } from '../../html.ts';
import { colourOf, shortOf } from '../../state/revisions.ts';
import { nameOf, type Task } from '../../state/shapes.ts';
import { kept } from '../kept.ts';

interface TasksProps {
  readonly tasks: readonly Task[];
  readonly select: (task: Task) => void;
}

/** More than these are shown without words. */
const mostWithWords = 8;

export const Tasks = kept(({ tasks, select }: TasksProps) => {
  const sorted = [...tasks].sort((a, b) => (a.taskArn < b.taskArn ? -1 : 1));
  const isDense = tasks.length > mostWithWords;
  return html`
    <ul class=${isDense ? 'tasks dense' : 'tasks'}>
      ${sorted.map((task) => html`<${TaskBlock} key=${task.taskArn} task=${task} isDense=${isDense} select=${select} />`)}
    </ul>`;
});

const TaskBlock = kept((props: { task: Task; isDense: boolean; select: (task: Task) => void }) => {
  const { task, isDense, select } = props;
  const { taskDefinitionArn, healthStatus } = task;
  const isUnhealthy = healthStatus === 'UNHEALTHY';
  const state = stateOf(task);
  return html`
    <li>
      <button
        class=${`task ${colourOf(taskDefinitionArn)} ${state.toLowerCase()} ${isUnhealthy ? 'unhealthy' : ''}`}
        title=${inWords(task)}
        aria-label=${isDense ? inWords(task) : undefined}
        onClick=${() => select(task)}
      >${
        !isDense &&
        html`${shortOf(taskDefinitionArn)} <small>${state === 'RUNNING' ? nameOf(task.taskArn).slice(0, 6) : state.toLowerCase()}${isUnhealthy && ', unhealthy'}</small>`
      }</button>
    </li>`;
});

/** A task that is to stop and still runs is `STOPPING`. */
export const stateOf = ({ lastStatus, desiredStatus }: Task): string =>
  lastStatus === 'RUNNING' && desiredStatus === 'STOPPED' ? 'STOPPING' : lastStatus;

function inWords(task: Task): string {
  const { taskArn, taskDefinitionArn, healthStatus, stoppedReason } = task;
  const health = healthStatus === 'UNHEALTHY' ? ', unhealthy' : '';
  const reason = stoppedReason ? `: ${stoppedReason}` : '';
  return `Task ${nameOf(taskArn)} of ${nameOf(taskDefinitionArn)}: ${stateOf(task)}${health}${reason}`;
}
