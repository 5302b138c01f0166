// The alarms, those in ALARM first, each with a chart of what it looks at.
import { useState } from 'preact/hooks';
import { html } from '../html.ts';
import type { Alarm } from '../state/load-alarms.ts';
import { Chart } from './alarms/chart.ts';
import { Status } from './status.ts';
import type { ViewProps } from './view.ts';

const rank = (state: string) => ['ALARM', 'INSUFFICIENT_DATA', 'OK'].indexOf(state);

export function Alarms({ store, cloud }: ViewProps) {
  const [open, setOpen] = useState('');
  if (store.alarms.length === 0) return html`<p class="empty">There is no alarm in this region yet.</p>`;
  const alarms = [...store.alarms].sort((a, b) => rank(a.state) - rank(b.state));
  return html`
    <ul class="alarms">
      ${alarms.map((alarm) => {
        const { name, state, reason, metric } = alarm;
        const isOpen = name === open;
        return html`
          <li key=${name}>
            <button class="link" aria-expanded=${isOpen} onClick=${() => setOpen(isOpen ? '' : name)}>${name}</button>
            <${Status} status=${state} />
            <p class="quiet">${conditionOf(alarm)} ${reason}</p>
            ${isOpen && metric && html`<${Chart} alarm=${alarm} metric=${metric} store=${store} cloud=${cloud} />`}
          </li>`;
      })}
    </ul>`;
}

const signs: Readonly<Record<string, string>> = {
  GreaterThanOrEqualToThreshold: '≥',
  GreaterThanThreshold: '>',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

const conditionOf = ({ metric, comparison, threshold }: Alarm): string =>
  metric ? `${metric.statistic} of ${metric.name} ${signs[comparison] ?? comparison} ${threshold}.` : '';
