// What tasks and builds write, as it comes.
import { useEffect, useState } from 'preact/hooks';
import type { Cloud } from '../cloud/call.ts';
import { html } from '../html.ts';
import type { ViewProps } from './view.ts';

interface LogEvent {
  readonly eventId: string;
  /** Milliseconds. */
  readonly timestamp: number;
  readonly logStreamName: string;
  readonly message: string;
}

const everyMs = 1000;
const mostLines = 500;
const lookBackMs = 600_000;

export function Logs({ cloud, store }: ViewProps) {
  const [groups, setGroups] = useState<readonly string[]>([]);
  const [group, setGroup] = useState('');
  const [filter, setFilter] = useState('');
  const [lines, setLines] = useState<readonly LogEvent[]>([]);

  useEffect(() => {
    groupsOf(cloud)
      .then((names) => {
        setGroups(names);
        setGroup((now) => now || (names.find((name) => !name.startsWith('/aws/')) ?? names[0] ?? ''));
      })
      .catch((error: Error) => {
        store.error = error.message;
        store.changed();
      });
  }, [cloud, store]);

  useEffect(() => {
    if (group === '') return;
    let isOver = false;
    let timer: number | undefined;
    const seen = new Map<string, LogEvent>();
    let from = Date.parse(store.clock?.now ?? '') - lookBackMs || 0;
    const look = async () => {
      try {
        const { events = [] } = await cloud.json<{ events?: LogEvent[] }>('logs', 'FilterLogEvents', {
          logGroupName: group,
          startTime: from,
          ...(filter && { filterPattern: `"${filter.replaceAll('"', '')}"` }),
        });
        if (isOver) return;
        for (const event of events) {
          seen.set(event.eventId, event);
          from = Math.max(from, event.timestamp);
        }
        setLines([...seen.values()].slice(-mostLines));
      } catch (error) {
        store.error = error instanceof Error ? error.message : String(error);
        store.changed();
      }
      if (!isOver) timer = setTimeout(() => void look(), everyMs);
    };
    setLines([]);
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [group, filter, cloud, store]);

  if (groups.length === 0) return html`<p class="empty">There is no log group in this region yet.</p>`;
  return html`
    <form class="filters" onSubmit=${(event: Event) => event.preventDefault()}>
      <label>Log group
        <select value=${group} onChange=${(event: Event) => setGroup((event.target as HTMLSelectElement).value)}>
          ${groups.map((name) => html`<option value=${name}>${name}</option>`)}
        </select>
      </label>
      <label>Containing
        <input type="search" value=${filter} onInput=${(event: Event) => setFilter((event.target as HTMLInputElement).value)} />
      </label>
    </form>
    <ol class="lines" aria-label="Lines" tabindex="0">
      ${lines.map(
        ({ eventId, timestamp, logStreamName, message }) => html`
          <li key=${eventId}>
            <time>${new Date(timestamp).toISOString().slice(11, 23)}</time>
            <span class="quiet">${logStreamName.split('/').at(-1)?.slice(0, 8)}</span> <code>${message}</code>
          </li>`,
      )}
    </ol>
    ${lines.length === 0 && html`<p class="quiet">Nothing in the last ten minutes.</p>`}`;
}

async function groupsOf(cloud: Cloud): Promise<string[]> {
  const { logGroups = [] } = await cloud.json<{ logGroups?: { logGroupName: string }[] }>(
    'logs',
    'DescribeLogGroups',
    {},
  );
  return logGroups.map(({ logGroupName }) => logGroupName);
}
