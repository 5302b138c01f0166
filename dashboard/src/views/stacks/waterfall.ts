// Where the time of a stack's last operation went: a bar for each resource, from when it began until it was done.
import { html } from '../../html.ts';
import { lastEventsOf, type Span, spansOf } from '../../state/load-stack-events.ts';
import type { Stack } from '../../state/load-stacks.ts';
import { Scrolls } from '../scrolls.ts';
import { Status, spanOf } from '../status.ts';
import { usePolled } from '../use-polled.ts';
import type { ViewProps } from '../view.ts';

export function Waterfall({ stack, store, cloud }: ViewProps & { readonly stack: Stack }) {
  const isMoving = stack.status.endsWith('_IN_PROGRESS');
  const events = usePolled(store, () => lastEventsOf(cloud, stack.id), isMoving ? 1000 : 30_000, [
    stack.id,
    stack.status,
  ]);
  if (!events) return undefined;
  const spans = spansOf(events);
  const now = Date.parse(store.clock?.now ?? '');
  const start = Math.min(...spans.map(({ from }) => from));
  const end = Math.max(...spans.map(({ from, to }) => to ?? Math.max(from, now)));
  const longest = [...spans].slice(1).sort((a, b) => lengthOf(b, now) - lengthOf(a, now))[0];
  return html`
    <p>
      The last operation took ${spanOf(end - start)}.
      ${longest && ` Longest: ${longest.logicalId}, ${spanOf(lengthOf(longest, now))}.`}
    </p>
    <${Scrolls} label="Events">
      <table class="waterfall">
        <thead><tr><th scope="col">Resource</th><th scope="col">When</th><th scope="col">Took</th><th scope="col">Status</th></tr></thead>
        <tbody>
          ${spans.map((span) => html`<${Row} key=${`${span.logicalId} ${span.from}`} span=${span} start=${start} end=${end} now=${now} />`)}
        </tbody>
      </table>
    <//>`;
}

const lengthOf = ({ from, to }: Span, now: number): number => (to ?? Math.max(from, now)) - from;

function Row(props: {
  readonly span: Span;
  readonly start: number;
  readonly end: number;
  readonly now: number;
}) {
  const { span, start, end, now } = props;
  const { logicalId, type, status, reason, from } = span;
  const scale = 100 / Math.max(1, end - start);
  const width = Math.max(0.6, lengthOf(span, now) * scale);
  const tone = /FAILED|ROLLBACK/.test(status) ? 'bad' : span.to === undefined ? 'moving' : '';
  return html`
    <tr>
      <th scope="row">${logicalId} <span class="quiet">${type.replace(/^AWS::/, '')}</span></th>
      <td class="bars">
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect class=${tone} x=${Math.min(99.4, (from - start) * scale)} y="1" width=${width} height="8" />
        </svg>
      </td>
      <td class="fits">${spanOf(lengthOf(span, now))}</td>
      <td><${Status} status=${status} /> <span class="quiet">${reason}</span></td>
    </tr>`;
}
