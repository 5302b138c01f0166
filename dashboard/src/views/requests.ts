// The last requests through the load balancers, as they come: which rule and target, how long each part took, and whose the status is.
import { useEffect, useState } from 'preact/hooks';
import { followRequests, type SeenRequest } from '../cloud/requests.ts';
import { html } from '../html.ts';
import { linkTo } from '../state/place.ts';
import { causeOf, isError, partsOf, ruleOf, taskOfTarget, withRequests } from '../state/requests.ts';
import { type Balancer, nameOf, type Task } from '../state/shapes.ts';
import { kept } from './kept.ts';
import type { ViewProps } from './view.ts';

const mostShown = 100;

export function Requests({ store, cloud }: ViewProps) {
  const [log, setLog] = useState(store.requestLog);
  const [isPaused, setPaused] = useState(false);
  const [onlyErrors, setOnlyErrors] = useState(false);
  const [text, setText] = useState('');
  useEffect(() => {
    if (isPaused) return undefined;
    return followRequests((requests) => {
      if (requests.region !== cloud.region) return;
      store.requestLog = withRequests(store.requestLog, requests);
      setLog(store.requestLog);
    });
  }, [isPaused, cloud]);
  const { tasks, balancers } = store.picture(performance.now());
  const matching = log.requests.filter(
    (request) =>
      (!onlyErrors || isError(request)) &&
      (text === '' || `${request.request} ${request.status} ${request.traceId}`.includes(text)),
  );
  return html`
    <form class="filters" onSubmit=${(event: Event) => event.preventDefault()}>
      <label>Containing
        <input type="search" value=${text} onInput=${(event: Event) => setText((event.target as HTMLInputElement).value)} />
      </label>
      <label>
        <input type="checkbox" checked=${onlyErrors} onChange=${() => setOnlyErrors(!onlyErrors)} /> Only errors
      </label>
      <button onClick=${() => setPaused(!isPaused)}>${isPaused ? 'Go on' : 'Pause'}</button>
    </form>
    <p class="quiet">
      ${log.seen} requests since this view was opened; ${matching.length > mostShown ? `the last ${mostShown} of ${matching.length} that are remembered.` : `${matching.length} shown.`} Above 200 a second, only a sample is kept.
    </p>
    <div class="scroll" role="region" aria-label="Requests" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th><th scope="col">Request</th><th scope="col">Status</th><th scope="col">Answered by</th>
            <th scope="col">Rule</th><th scope="col">Target</th><th scope="col">Request, target, response</th><th scope="col">Trace</th>
          </tr>
        </thead>
        <tbody>
          ${matching
            .slice(0, mostShown)
            .map(
              (request) =>
                html`<${Row} key=${`${request.at} ${request.traceId}`} request=${request} task=${taskOfTarget(request, tasks)} balancers=${balancers} />`,
            )}
        </tbody>
      </table>
    </div>`;
}

export const Row = kept(
  (props: { request: SeenRequest; task: Task | undefined; balancers: readonly Balancer[] }) => {
    const { request, task, balancers } = props;
    const { method, path } = partsOf(request);
    const parts = [request.requestProcessingMs, request.targetProcessingMs, request.responseProcessingMs];
    const trace = request.traceId?.replace(/^.*Root=/, '').replace(/;.*$/, '');
    return html`
    <tr>
      <td><time>${new Date(request.at).toISOString().slice(11, 23)}</time></td>
      <td><code>${method} ${path}</code></td>
      <td class=${isError(request) ? 'bad' : 'good'}>${request.status}</td>
      <td>${causeOf(request)}</td>
      <td>${ruleOf(request, balancers)}</td>
      <td>
        ${
          task
            ? html`<a href=${linkTo('logs', { definition: task.taskDefinitionArn, task: nameOf(task.taskArn) })}>task ${nameOf(task.taskArn).slice(0, 8)}</a>`
            : request.target
        }
      </td>
      <td>${parts.map((ms) => (ms === undefined ? '–' : `${ms.toFixed(1)}`)).join(', ')} ms</td>
      <td>${trace && html`<a href=${linkTo('logs', { trace })}>${trace}</a>`}</td>
    </tr>`;
  },
);
