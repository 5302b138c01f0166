// A picture of the system: traffic above, zones as columns below. With a store and a cloud it has buttons; of an earlier moment it has none.
import { html } from '../../html.ts';
import { zoneOf } from '../../state/shapes.ts';
import { Legend } from './legend.ts';
import { LoadBalancer } from './load-balancer.ts';
import type { PictureProps } from './picture-props.ts';
import { Tasks } from './tasks.ts';
import { Zone } from './zone.ts';

export function SystemPicture({ picture, limits, store, cloud, select }: PictureProps) {
  const { tasks, instances, balancers, groups, rates } = picture;
  const byZone = Map.groupBy(tasks, ({ availabilityZone = '' }) => availabilityZone);
  const zones = [...new Set([...instances.map(zoneOf), ...byZone.keys()])]
    .filter((zone) => zone !== '')
    .sort();
  const waiting = byZone.get('') ?? [];
  return html`
    <section aria-labelledby="traffic">
      <h2 id="traffic">Traffic</h2>
      <div class="balancers">
        ${balancers.map((balancer) => html`<${LoadBalancer} key=${balancer.arn} balancer=${balancer} groups=${groups} rates=${rates} />`)}
        ${balancers.length === 0 && html`<p class="quiet">${store ? 'There is no load balancer.' : 'Nothing is known of load balancers at that time.'}</p>`}
      </div>
    </section>
    <section aria-labelledby="zones">
      <h2 id="zones">Zones</h2>
      <${Legend} tasks=${tasks} store=${store} cloud=${cloud} />
      <div class="zones">
        ${zones.map(
          (zone) => html`
            <${Zone}
              key=${zone}
              zone=${zone}
              tasks=${byZone.get(zone) ?? []}
              instances=${instances.filter((instance) => zoneOf(instance) === zone)}
              picture=${picture}
              limits=${limits}
              store=${store}
              cloud=${cloud}
              select=${select}
            />`,
        )}
      </div>
      ${
        waiting.length > 0 &&
        html`
          <div class="instance waiting" role="group" aria-label="Without a place">
            <h4>Without a place yet</h4>
            <${Tasks} tasks=${waiting} select=${select} />
          </div>`
      }
    </section>`;
}
