// The last requests through the load balancers, as they come.
import { useEffect, useState } from 'preact/hooks';
import { followRequests } from '../cloud/requests.ts';
import { html } from '../html.ts';
import { isError, type RequestLog, withRequests } from '../state/requests.ts';
import type { Balancer } from '../state/shapes.ts';
import { RequestTable } from './requests/table.ts';
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
  if (log.seen === 0) return html`<${Empty} balancers=${balancers} />`;
  const matching = log.requests.filter(
    (request) =>
      (!onlyErrors || isError(request)) &&
      (text === '' || `${request.request} ${request.status} ${request.traceId}`.includes(text)),
  );
  const shown = matching.slice(0, mostShown);
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
    <article aria-label="Last requests">
      <p class="quiet">${countsOf(log, shown.length)}</p>
      ${
        shown.length === 0
          ? html`<p>None of those that are remembered matches.</p>`
          : html`<${RequestTable} requests=${shown} tasks=${tasks} balancers=${balancers} />`
      }
    </article>`;
}

function countsOf({ seen, requests }: RequestLog, shown: number): string {
  const count = `${seen} ${seen === 1 ? 'request' : 'requests'} since this view was opened`;
  const sample = seen > requests.length ? ' Above 200 a second, a sample is kept.' : '';
  return `${count}; ${shown} shown, newest first.${sample}`;
}

/** What there is to do until the first request comes. */
function Empty({ balancers }: { readonly balancers: readonly Balancer[] }) {
  const addresses = balancers.flatMap(({ dnsName, listeners }) =>
    listeners
      .slice(0, 1)
      .flatMap(({ protocol }) =>
        /^HTTPS?$/.test(protocol) ? [`${protocol.toLowerCase()}://${dnsName}`] : [],
      ),
  );
  if (addresses.length === 0)
    return html`<p class="empty">There is no application load balancer in this region yet. Its requests are shown here as they come.</p>`;
  return html`
    <div class="empty">
      <p>No request has come since this view was opened. Each is shown here, with its target, its times and whose its status is.</p>
      <p>Send one to ${addresses.map((address, index) => html`${index > 0 && ', '}<a href=${address} target="_blank" rel="noreferrer">${address}</a>`)}</p>
    </div>`;
}
