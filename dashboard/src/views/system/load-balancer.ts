// A load balancer: its listeners and rules, with the traffic that flows to each target group.
import { html } from '../../html.ts';
import { type Balancer, nameOf, type Rule, type TargetGroup } from '../../state/shapes.ts';
import type { Store } from '../../state/store.ts';

export function LoadBalancer({ balancer, store }: { readonly balancer: Balancer; readonly store: Store }) {
  return html`
    <article class="balancer">
      <h3>${balancer.name} <span class="quiet">${balancer.type}</span></h3>
      ${balancer.listeners.map(
        (listener) => html`
          <div class="listener" key=${listener.arn}>
            <h4>${listener.protocol} ${listener.port}</h4>
            ${listener.rules.map((rule) => html`<${RuleRow} rule=${rule} store=${store} />`)}
          </div>`,
      )}
    </article>`;
}

function RuleRow({ rule, store }: { readonly rule: Rule; readonly store: Store }) {
  const total = rule.weights.reduce((sum, { weight }) => sum + weight, 0);
  return html`
    <div class="rule">
      <p>${rule.priority === 'default' ? 'default' : rule.condition}</p>
      ${rule.weights.length === 0 && html`<p class="quiet">${rule.action}</p>`}
      ${rule.weights.map(({ arn, weight }) => {
        const group = store.groups.find((each) => each.arn === arn);
        return html`<${Edge} arn=${arn} group=${group} share=${total > 0 ? weight / total : 0} store=${store} />`;
      })}
    </div>`;
}

/** Thicker with the traffic: 1 pixel for none, and one more each time it doubles. */
const thicknessOf = (perSecond: number) => (perSecond <= 0 ? 1 : Math.min(12, 2 + Math.log2(1 + perSecond)));

function Edge(props: {
  readonly arn: string;
  readonly group: TargetGroup | undefined;
  readonly share: number;
  readonly store: Store;
}) {
  const { perSecond, averageMs, errorsPerSecond } = props.store.traffic.of(props.arn, performance.now());
  const targets = props.group?.targets ?? [];
  const healthy = targets.filter(({ state }) => state === 'healthy').length;
  const others = Object.entries(Object.groupBy(targets, ({ state }) => state)).filter(
    ([state]) => state !== 'healthy',
  );
  return html`
    <div class="edge">
      <svg class="pipe" viewBox="0 0 60 14" aria-hidden="true">
        <line class=${perSecond > 0 ? 'flows' : ''} x1="0" y1="7" x2="60" y2="7" stroke-width=${thicknessOf(perSecond)} />
      </svg>
      <span class="weight">${Math.round(props.share * 100)} %</span>
      <span class="group">${props.group?.name ?? nameOf(props.arn)}</span>
      <span>${healthy} healthy${others.map(([state, list]) => `, ${list?.length} ${state}`)}</span>
      <span class="rate">
        ${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s${averageMs !== undefined && `, ${averageMs.toFixed(1)} ms`}
        ${errorsPerSecond > 0 && html`<strong class="bad">, ${errorsPerSecond.toFixed(1)} errors/s</strong>`}
      </span>
    </div>`;
}
