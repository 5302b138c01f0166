// A request by its `X-Amzn-Trace-Id`: how it went through the load balancer, and the lines of all log groups that mention it.
import { html } from '../../html.ts';
import { linesOf } from '../../state/load-logs.ts';
import { linkTo } from '../../state/place.ts';
import { RequestTable } from '../requests/table.ts';
import { usePolled } from '../use-polled.ts';
import type { ViewProps } from '../view.ts';
import { Lines } from './lines.ts';

const lookBackMs = 3_600_000;

interface TraceProps extends ViewProps {
  /** `1-6b0c93b1-9aa7c19d13f25a9d042faa5c`, or the header as a client got it. */
  readonly trace: string;
  readonly groups: readonly string[];
}

export function Trace({ trace, groups, store, cloud }: TraceProps) {
  const id = /1-[0-9a-f]{8}-[0-9a-f]{24}/.exec(trace)?.[0] ?? trace;
  const found = usePolled(
    store,
    async () => {
      const from = (Date.parse(store.clock?.now ?? '') || Date.now()) - lookBackMs;
      const all = await Promise.all(
        groups.map(async (group) => ({ group, lines: await linesOf(cloud, { group }, from, id) })),
      );
      return all.filter(({ lines }) => lines.length > 0);
    },
    2000,
    [id, groups.join()],
  );
  return html`
    <${Seen} id=${id} store=${store} cloud=${cloud} />
    ${!found && html`<p class="quiet">Looking in ${groups.length} log groups …</p>`}
    ${found?.length === 0 && html`<p class="quiet">No log group has mentioned ${id} in the last hour.</p>`}
    ${found?.map(
      ({ group, lines }) => html`
        <h2 key=${group}><a href=${linkTo('logs', { group })}>${group}</a></h2>
        <${Lines} lines=${lines} label=${`Lines of ${group}`} />`,
    )}`;
}

/** The request as the load balancer saw it, if the view of requests was open then. */
function Seen({ id, store }: ViewProps & { readonly id: string }) {
  const requests = store.requestLog.requests.filter(({ traceId = '' }) => traceId.includes(id));
  if (requests.length === 0)
    return html`
      <p class="quiet">
        The load balancer's part is known of requests that come while <a href="#requests">Requests</a> is open.
      </p>`;
  const { tasks, balancers } = store.picture(performance.now());
  return html`
    <article aria-label="Through the load balancer">
      <${RequestTable} requests=${requests} tasks=${tasks} balancers=${balancers} />
    </article>`;
}
