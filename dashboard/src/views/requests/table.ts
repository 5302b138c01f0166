// Requests as rows: the rule and target of each, how long each part took, and whose the status is. Each leads to its lines.
import type { SeenRequest } from '../../cloud/requests.ts';
import { html } from '../../html.ts';
import { linkTo } from '../../state/place.ts';
import { causeOf, isError, partsOf, ruleOf, taskOfTarget } from '../../state/requests.ts';
import { type Balancer, nameOf, type Task } from '../../state/shapes.ts';
import { kept } from '../kept.ts';
import { Scrolls } from '../scrolls.ts';

export function RequestTable(props: {
  readonly requests: readonly SeenRequest[];
  readonly tasks: readonly Task[];
  readonly balancers: readonly Balancer[];
}) {
  const { requests, tasks, balancers } = props;
  return html`
    <${Scrolls} label="Requests">
      <table class="requests">
        <thead>
          <tr>
            <th scope="col">Time</th><th scope="col">Request</th><th scope="col">Status</th><th scope="col">Answered by</th>
            <th scope="col">Rule</th><th scope="col">Target</th><th scope="col">Request, target, response</th><th scope="col">Trace</th>
          </tr>
        </thead>
        <tbody>
          ${requests.map(
            (request) =>
              html`<${Row} key=${`${request.at} ${request.traceId}`} request=${request} task=${taskOfTarget(request, tasks)} balancers=${balancers} />`,
          )}
        </tbody>
      </table>
    <//>`;
}

const Row = kept(
  (props: { request: SeenRequest; task: Task | undefined; balancers: readonly Balancer[] }) => {
    const { request, task, balancers } = props;
    const { method, path } = partsOf(request);
    const parts = [request.requestProcessingMs, request.targetProcessingMs, request.responseProcessingMs];
    const trace = request.traceId?.replace(/^.*Root=/, '').replace(/;.*$/, '');
    return html`
    <tr>
      <td class="fits"><time>${new Date(request.at).toISOString().slice(11, 23)}</time></td>
      <td><code>${method} ${path}</code></td>
      <td class=${isError(request) ? 'bad' : 'good'}>${request.status}</td>
      <td>${causeOf(request)}</td>
      <td>${ruleOf(request, balancers)}</td>
      <td class="fits">
        ${
          task
            ? html`<a href=${linkTo('logs', { definition: task.taskDefinitionArn, task: nameOf(task.taskArn) })}>task ${nameOf(task.taskArn).slice(0, 8)}</a>`
            : request.target
        }
      </td>
      <td class="fits">${parts.map((ms) => (ms === undefined ? '–' : ms.toFixed(1))).join(', ')} ms</td>
      <td class="fits">${trace && html`<a href=${linkTo('logs', { trace })} title=${trace} aria-label=${trace}>${trace.slice(-8)}</a>`}</td>
    </tr>`;
  },
);
