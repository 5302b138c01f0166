// What an alarm did: its states, its actions, and the scaling that came of them, newest first.
import { html } from '../../html.ts';
import { type Alarm, historyOf } from '../../state/load-alarms.ts';
import type { ScalingActivity } from '../../state/load-scaling.ts';
import { usePolled } from '../use-polled.ts';
import type { ViewProps } from '../view.ts';
import { timeOf } from './scaling.ts';

interface HistoryProps extends ViewProps {
  readonly alarm: Alarm;
  /** That it triggered. */
  readonly activities: readonly ScalingActivity[];
}

export function History({ alarm, activities, store, cloud }: HistoryProps) {
  const items = usePolled(store, () => historyOf(cloud, alarm.name), 3000, [alarm.name]);
  if (!items) return undefined;
  const all = [
    ...items.map(({ at, summary }) => ({ at, what: summary })),
    ...activities.map(({ at, of, what, status }) => ({ at, what: `${of}: ${what} (${status})` })),
  ].sort((a, b) => b.at - a.at);
  return html`
    <h3>What it did</h3>
    <ol class="plain" aria-label=${`What ${alarm.name} did`}>
      ${all.map(({ at, what }, index) => html`<li key=${`${at} ${index}`}><time>${timeOf(at)}</time> ${what}</li>`)}
    </ol>`;
}
