// What scaled and which alarm it came from; then the alarms, those in ALARM first, each with what it looks at and what it did.
import { useEffect } from 'preact/hooks';
import { html } from '../html.ts';
import type { Alarm } from '../state/load-alarms.ts';
import { scalingActivities } from '../state/load-scaling.ts';
import { linkTo, type Place } from '../state/place.ts';
import { shortName } from '../state/short-name.ts';
import { Chart } from './alarms/chart.ts';
import { History } from './alarms/history.ts';
import { Scaling } from './alarms/scaling.ts';
import { Status, spanOf } from './status.ts';
import { usePolled } from './use-polled.ts';
import type { ViewProps } from './view.ts';

/** Those in ALARM first, and of these first the ones that tell of a failure. */
const rank = ({ state, isForScaling }: Alarm) =>
  ['ALARM', 'INSUFFICIENT_DATA', 'OK'].indexOf(state) + (isForScaling && state === 'ALARM' ? 0.5 : 0);

export function Alarms({ store, cloud, place }: ViewProps & { readonly place: Place }) {
  const activities = usePolled(store, () => scalingActivities(cloud), 3000, []) ?? [];
  const open = place.params.alarm;
  // A link to an alarm may stand far above it.
  useEffect(() => {
    if (open) document.querySelector('.alarms [aria-current]')?.scrollIntoView({ block: 'start' });
  }, [open]);
  if (store.alarms.length === 0) return html`<p class="empty">There is no alarm in this region yet.</p>`;
  const alarms = [...store.alarms].sort((a, b) => rank(a) - rank(b));
  return html`
    <${Scaling} activities=${activities} />
    <ul class="alarms">
      ${alarms.map((alarm) => {
        const { name, state, reason, metric } = alarm;
        const isOpen = name === open;
        const own = activities.filter((activity) => activity.alarm === name);
        return html`
          <li key=${name}>
            <a href=${linkTo('alarms', { alarm: isOpen ? undefined : name })} aria-current=${isOpen ? 'true' : undefined} title=${name}>${shortName(name)}</a>
            <${Status} status=${state} tone=${alarm.isForScaling ? 'plain' : undefined} />
            <p class="quiet">${conditionOf(alarm)}${alarm.isForScaling && ' It scales.'} <span class=${isOpen ? '' : 'shortened'} title=${isOpen ? undefined : reason}>${reason}</span></p>
            ${isOpen && metric && html`<${Chart} alarm=${alarm} metric=${metric} activities=${own.length > 0 ? own : activities} isOwn=${own.length > 0} store=${store} cloud=${cloud} />`}
            ${isOpen && html`<${History} alarm=${alarm} activities=${own} store=${store} cloud=${cloud} />`}
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

function conditionOf({ metric, comparison, threshold, evaluation }: Alarm): string {
  if (!metric) return '';
  const { periods, datapoints } = evaluation;
  const window = `${datapoints} of ${periods} periods of ${spanOf(metric.periodSeconds * 1000)}`;
  return `${metric.statistic} of ${metric.name} ${signs[comparison] ?? comparison} ${threshold} in ${window}.`;
}
