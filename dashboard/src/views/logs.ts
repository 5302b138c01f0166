// What tasks and builds write, as it comes: of a service, a task or a log group, or what mentions a trace.
import { html } from '../html.ts';
import { type LogSource, logGroupsOf, sourcesOf } from '../state/load-logs.ts';
import { linkTo, type Place, replacePlace } from '../state/place.ts';
import { nameOf, type Service } from '../state/shapes.ts';
import type { Store } from '../state/store.ts';
import { healthCheckFinder } from './logs/health-checks.ts';
import { Lines } from './logs/lines.ts';
import { Trace } from './logs/trace.ts';
import { useLines } from './logs/use-lines.ts';
import { useLoaded } from './use-loaded.ts';
import type { ViewProps } from './view.ts';

export function Logs({ store, cloud, place }: ViewProps & { readonly place: Place }) {
  const { params } = place;
  const groups = useLoaded(store, () => logGroupsOf(cloud), [store.stacks.length, params.group]);
  const services = [...store.services.values()];
  const { group, stream, definition, task, trace, text = '', checks } = params;
  const asked = group || definition || params.service;
  const service = services.find(
    ({ serviceArn }) => serviceArn === (asked ? params.service : services[0]?.serviceArn),
  );
  const taskDefinition = definition ?? service?.taskDefinition ?? '';
  const resolved = useLoaded(store, async (): Promise<readonly LogSource[]> => {
    if (group) return [{ group, prefix: stream }];
    return taskDefinition ? sourcesOf(cloud, taskDefinition, task) : [];
  }, [group, stream, taskDefinition, task]);
  const fallback = !asked && !service && groups?.[0] ? [{ group: groups[0] }] : undefined;
  const lines = useLines(store, cloud, trace ? [] : (fallback ?? resolved ?? []), text);
  if (groups?.length === 0) return html`<p class="empty">There is no log group in this region yet.</p>`;

  const isCheck = healthCheckFinder(store.groups);
  const shown = checks || text ? (lines ?? []) : (lines ?? []).filter(({ message }) => !isCheck(message));
  const folded = (lines?.length ?? 0) - shown.length;
  const change = (changes: Readonly<Record<string, string | undefined>>) =>
    replacePlace('logs', { ...params, ...changes });
  return html`
    <form class="filters" onSubmit=${(event: Event) => event.preventDefault()}>
      <label>Source
        <select value=${sourceValue(params, service)} onChange=${(event: Event) => replacePlace('logs', { ...sourceParams((event.target as HTMLSelectElement).value), text, checks })}>
          <optgroup label="Services">
            ${services.map(({ serviceArn, serviceName }) => html`<option value=${`service=${serviceArn}`}>${serviceName}</option>`)}
          </optgroup>
          <optgroup label="Log groups">
            ${(groups ?? []).map((name) => html`<option value=${`group=${name}`}>${name}</option>`)}
          </optgroup>
          ${definition && html`<option value="definition">${nameOf(definition)}</option>`}
        </select>
      </label>
      <${Tasks} service=${service} task=${task} stream=${stream} store=${store} change=${change} />
      <label>Containing
        <input type="search" value=${text} onInput=${(event: Event) => change({ text: (event.target as HTMLInputElement).value, trace: undefined })} />
      </label>
      <label>Trace id
        <input type="search" placeholder="1-…" value=${trace ?? ''} onInput=${(event: Event) => change({ trace: (event.target as HTMLInputElement).value.trim() })} />
      </label>
    </form>
    ${
      trace
        ? html`<${Trace} trace=${trace} groups=${groups ?? []} store=${store} cloud=${cloud} />`
        : html`
          ${
            (folded > 0 || checks) &&
            html`
              <p class="quiet">
                ${checks ? 'Health checks are shown. ' : `${folded} lines about health checks are folded away. `}
                <a href=${linkTo('logs', { ...params, checks: checks ? undefined : 'shown' })}>${checks ? 'Fold them away' : 'Show them'}</a>
              </p>`
          }
          <${Lines} lines=${shown} />
          ${lines && shown.length === 0 && html`<p class="quiet">${folded > 0 ? 'Nothing else has been written.' : 'Nothing has been written.'}</p>`}`
    }`;
}

/** All tasks of a service, or one; those that have just stopped are among them. */
function Tasks(props: {
  readonly service: Service | undefined;
  readonly task: string | undefined;
  readonly stream: string | undefined;
  readonly store: Store;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}) {
  const { service, task, stream, store, change } = props;
  if (stream)
    return html`<p>Stream ${nameOf(stream)} <button onClick=${() => change({ stream: undefined })}>All streams</button></p>`;
  if (!service && !task) return undefined;
  const running = [...store.tasks.values()]
    .filter(
      (each) => each.clusterArn === service?.clusterArn && each.group === `service:${service?.serviceName}`,
    )
    .map(({ taskArn }) => nameOf(taskArn));
  const ids = [...new Set([...running, ...(task ? [task] : [])])].sort();
  return html`
    <label>Task
      <select value=${task ?? ''} onChange=${(event: Event) => change({ service: service?.serviceArn, task: (event.target as HTMLSelectElement).value })}>
        <option value="">All</option>
        ${ids.map((id) => html`<option value=${id}>${id.slice(0, 8)}</option>`)}
      </select>
    </label>`;
}

function sourceValue(params: Place['params'], service: Service | undefined): string {
  if (params.group) return `group=${params.group}`;
  return params.definition ? 'definition' : `service=${service?.serviceArn ?? ''}`;
}

function sourceParams(value: string): Record<string, string> {
  const [name = '', ...rest] = value.split('=');
  return { [name]: rest.join('=') };
}
