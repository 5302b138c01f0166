// Where a request that a forward action takes goes: cookies first, then weights and the group's algorithm.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html
import type { Millis } from '../../kernel/clock.ts';
import { type Header, headerValue } from '../http1/headers.ts';
import type { CompiledRule } from '../routing/compiled-table.ts';
import { chooseGroup } from '../targets/choose-group.ts';
import { type Chance, chooseTarget } from '../targets/choose-target.ts';
import type { Target } from '../targets/target.ts';
import type { TargetGroup } from '../targets/target-group.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import { BalancerCookie } from './balancer-cookie.ts';
import type { Sealer } from './sealed-text.ts';

export interface Binding {
  readonly group: TargetGroup;
  readonly target: Target;
  /** Whether a cookie decided; undefined where the group has no stickiness. */
  readonly sticky: boolean | undefined;
  /** The Set-Cookie fields for a response with these headers. */
  cookies(response: readonly Header[], now: Millis): readonly Header[];
}

const none: readonly Header[] = [];
const noCookies = () => none;

export class Stickiness {
  readonly #targetCookie: BalancerCookie;
  readonly #groupCookie: BalancerCookie;
  readonly #appCookie: BalancerCookie;

  constructor(sealer: Sealer) {
    this.#targetCookie = new BalancerCookie('AWSALB', sealer, 'AWSALBCORS');
    this.#groupCookie = new BalancerCookie('AWSALBTG', sealer, 'AWSALBTGCORS');
    this.#appCookie = new BalancerCookie('AWSALBAPP-0', sealer, undefined);
  }

  /** Undefined when there is nowhere to go: 503. */
  bind(
    rule: CompiledRule,
    headers: readonly Header[],
    zone: string,
    groups: TargetGroups,
    now: Millis,
    chance: Chance,
  ): Binding | undefined {
    const { group, boundBy } = this.#group(rule, headers, groups, now, chance);
    if (!group) return undefined;
    const kind =
      group.attribute('stickiness.enabled') === 'true' ? group.attribute('stickiness.type') : undefined;
    const cookie =
      kind === 'lb_cookie' ? this.#targetCookie : kind === 'app_cookie' ? this.#appCookie : undefined;
    let target: Target | undefined;
    if (cookie) {
      const seconds = Number(group.attribute(`stickiness.${kind}.duration_seconds`) ?? 86_400);
      const holder = cookie.read(headers, seconds, now);
      const bound = holder?.startsWith(`${group.arn}|`)
        ? group.targets.get(holder.slice(group.arn.length + 1))
        : undefined;
      if (bound && group.eligible(zone).targets.includes(bound)) target = bound;
    }
    const sticky = target !== undefined;
    target ??= chooseTarget(group, zone, now, chance);
    if (!target) return undefined;
    if (kind === undefined && rule.groupStickinessSeconds === undefined) {
      return { group, target, sticky: undefined, cookies: noCookies };
    }
    const chosen = target;
    return {
      group,
      target: chosen,
      sticky: kind === undefined ? undefined : sticky,
      cookies: (response, at) => {
        const fields: Header[] = [];
        // A binding to a group lasts its duration from when it was made, however often the client comes: were it
        // renewed, a busy client would stay on the old group of a blue/green shift until nobody answers there.
        if (boundBy !== undefined) fields.push(...this.#groupCookie.repeat(boundBy, at));
        else if (rule.groupStickinessSeconds !== undefined) {
          fields.push(...this.#groupCookie.write(group.arn, at));
        }
        const holder = `${group.arn}|${chosen.key}`;
        if (kind === 'lb_cookie') fields.push(...this.#targetCookie.write(holder, at));
        else if (kind === 'app_cookie') fields.push(...this.#afterApplication(group, holder, response, at));
        return fields;
      },
    };
  }

  #group(
    rule: CompiledRule,
    headers: readonly Header[],
    groups: TargetGroups,
    now: Millis,
    chance: Chance,
  ): { readonly group?: TargetGroup; readonly boundBy?: string } {
    if (rule.groupStickinessSeconds !== undefined) {
      const bound = this.#groupCookie.readSealed(headers, rule.groupStickinessSeconds, now);
      if (bound && rule.groups.some((group) => group.arn === bound.holder)) {
        return { group: groups.get(bound.holder), boundBy: bound.value };
      }
    }
    const arn = chooseGroup(rule.groups, chance);
    return { group: arn === undefined ? undefined : groups.get(arn) };
  }

  /** AWSALBAPP-0 follows the application's cookie: same response, same attributes. */
  #afterApplication(
    group: TargetGroup,
    holder: string,
    response: readonly Header[],
    now: Millis,
  ): readonly Header[] {
    const name = group.attribute('stickiness.app_cookie.cookie_name') ?? '';
    const own = response.find((field) => field.key === 'set-cookie' && field.value.startsWith(`${name}=`));
    if (!own || name === '') return [];
    const attributes = own.value
      .split(';')
      .slice(1)
      .map((attribute) => attribute.trim());
    const made = headerValue(this.#appCookie.write(holder, now), 'set-cookie') ?? '';
    const value = [made.split(';', 1)[0], ...attributes].join('; ');
    return [{ key: 'set-cookie', name: 'Set-Cookie', value }];
  }
}
