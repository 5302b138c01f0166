// A load balancer: its listeners and rules, with the traffic that flows to each target group.
import { html } from '../../html.ts';
import { type Balancer, nameOf, type Rule, type TargetGroup } from '../../state/shapes.ts';
import { shortName } from '../../state/short-name.ts';
import { type Rate, type Rates, rateOf } from '../../state/traffic.ts';
import { kept } from '../kept.ts';

export function LoadBalancer(props: {
  readonly balancer: Balancer;
  readonly groups: readonly TargetGroup[];
  readonly rates: Rates;
}) {
  const { balancer, groups, rates } = props;
  return html`
    <article class="balancer">
      <h3>${balancer.name} <span class="quiet">${balancer.type}</span></h3>
      ${balancer.listeners.map(
        (listener) => html`
          <div class="listener" key=${listener.arn}>
            <h4>${listener.protocol} ${listener.port}</h4>
            ${listener.rules.map((rule) => html`<${RuleRow} rule=${rule} groups=${groups} rates=${rates} />`)}
          </div>`,
      )}
    </article>`;
}

function RuleRow(props: {
  readonly rule: Rule;
  readonly groups: readonly TargetGroup[];
  readonly rates: Rates;
}) {
  const { rule, groups, rates } = props;
  const total = rule.weights.reduce((sum, { weight }) => sum + weight, 0);
  return html`
    <div class="rule">
      <p>
        ${rule.priority === 'default' ? 'default' : rule.condition}
        ${rule.weights.length === 0 && html` <span class="quiet">${rule.action}</span>`}
      </p>
      ${rule.weights.map(
        ({ arn, weight }) => html`
          <${Edge}
            key=${arn}
            name=${groups.find((each) => each.arn === arn)?.name ?? nameOf(arn)}
            group=${groups.find((each) => each.arn === arn)}
            share=${total > 0 ? weight / total : 0}
            rate=${rateOf(rates, arn)}
          />`,
      )}
    </div>`;
}

/** Thicker with the traffic: 1 pixel for none, and one more each time it doubles. */
const thicknessOf = (perSecond: number) => (perSecond <= 0 ? 1 : Math.min(12, 2 + Math.log2(1 + perSecond)));

const Edge = kept(
  (props: {
    readonly name: string;
    readonly group: TargetGroup | undefined;
    readonly share: number;
    readonly rate: Rate;
  }) => {
    const { name, group, share, rate } = props;
    const { perSecond, p50Ms, p99Ms, errorsPerSecond } = rate;
    const byState = Map.groupBy(group?.targets ?? [], ({ state }) => state);
    const healthy = byState.get('healthy')?.length ?? 0;
    byState.delete('healthy');
    return html`
      <div class="edge">
        <svg class="pipe" viewBox="0 0 60 14" aria-hidden="true">
          <line class=${perSecond > 0 ? 'flows' : ''} x1="0" y1="7" x2="60" y2="7" stroke-width=${thicknessOf(perSecond)} />
        </svg>
        <span class="weight">${Math.round(share * 100)} %</span>
        <span class="group" title=${name}>${shortName(name)}</span>
        <span class="health">${healthy} healthy${[...byState].map(([state, list]) => `, ${list.length} ${state}`)}</span>
        <span class="rate">
          ${perSecond === 0 ? html`<span class="quiet">no requests</span>` : `${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s`}${p50Ms !== undefined && `, p50 ${inMs(p50Ms)}, p99 ${inMs(p99Ms ?? p50Ms)}`}
          ${errorsPerSecond > 0 && html`<strong class="bad">, ${errorsPerSecond.toFixed(1)} errors/s</strong>`}
        </span>
      </div>`;
  },
);

const inMs = (ms: number) => `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;
