// The alarms, those in ALARM first.
import { html } from '../html.ts';
import { Status } from './deployments.ts';
import type { ViewProps } from './view.ts';

const rank = (state: string) => ['ALARM', 'INSUFFICIENT_DATA', 'OK'].indexOf(state);

export function Alarms({ store }: ViewProps) {
  if (store.alarms.length === 0) return html`<p class="empty">There is no alarm in this region yet.</p>`;
  const alarms = [...store.alarms].sort((a, b) => rank(a.state) - rank(b.state));
  return html`
    <table>
      <thead><tr><th scope="col">Alarm</th><th scope="col">State</th><th scope="col">Reason</th></tr></thead>
      <tbody>
        ${alarms.map(
          ({ name, state, reason }) => html`
            <tr key=${name}><th scope="row">${name}</th><td><${Status} status=${state} /></td><td>${reason}</td></tr>`,
        )}
      </tbody>
    </table>`;
}
