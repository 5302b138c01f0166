// What scaled lately, and which alarm and policy it came from.
import { html } from '../../html.ts';
import type { ScalingActivity } from '../../state/load-scaling.ts';
import { linkTo } from '../../state/place.ts';
import { shortName } from '../../state/short-name.ts';
import { Status } from '../status.ts';

const most = 8;

export function Scaling({ activities }: { readonly activities: readonly ScalingActivity[] }) {
  return html`
    <section aria-labelledby="scaling">
      <h2 id="scaling">Scaling</h2>
      ${activities.length === 0 && html`<p class="quiet">Nothing has scaled yet.</p>`}
      <ol class="plain">
        ${activities.slice(0, most).map(
          ({ id, at, kind, of, what, cause, status, alarm, policy }) => html`
            <li key=${id}>
              <time>${timeOf(at)}</time> <span class="quiet">${kind}</span> <strong title=${of}>${shortName(of)}</strong> ${what} <${Status} status=${status} />
              ${
                alarm
                  ? html`<span> because of the alarm <a href=${linkTo('alarms', { alarm })} title=${alarm}>${shortName(alarm)}</a>, by the policy ${shortName(policy.replace(/\.$/, ''))}</span>`
                  : html`<span class="quiet"> ${cause}</span>`
              }
            </li>`,
        )}
      </ol>
    </section>`;
}

/** @param at milliseconds */
export const timeOf = (at: number): string => new Date(at).toISOString().slice(11, 19);
