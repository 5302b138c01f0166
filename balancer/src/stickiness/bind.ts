// Where a request that a forward action takes goes: cookies first, then weights and the group's algorithm.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#sticky-sessions
import type { Millis } from '../contract/clock.ts';
import type { Header } from '../message/headers.ts';
import type { CompiledRule } from '../routing/compiled-table.ts';
import { chooseGroup } from '../targets/choose-group.ts';
import { type Chance, chooseTarget } from '../targets/choose-target.ts';
import type { StickinessSettings } from '../targets/group-settings.ts';
import type { Target } from '../targets/target.ts';
import type { TargetGroup } from '../targets/target-group.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import { ApplicationCookie } from './application-cookie.ts';
import { BalancerCookie } from './balancer-cookie.ts';
import { requestCookie } from './request-cookies.ts';
import type { Sealer } from './sealed-text.ts';

export interface Binding {
  readonly group: TargetGroup;
  readonly target: Target;
  /** Whether a cookie decided; undefined where the group has no stickiness. */
  readonly sticky: boolean | undefined;
  /** The Set-Cookie fields for a response with these headers. */
  cookies(response: readonly Header[], now: Millis): readonly Header[];
}

/** The session of a request to a group that binds clients to targets. */
interface Session {
  /** The target that its cookies bind it to. */
  readonly targetKey: string | undefined;
  cookies(target: Target, response: readonly Header[], now: Millis): readonly Header[];
}

const none: readonly Header[] = [];
const noCookies = () => none;

export class Stickiness {
  readonly #targetCookie: BalancerCookie;
  readonly #groupCookie: BalancerCookie;
  readonly #appCookie: ApplicationCookie;

  constructor(sealer: Sealer) {
    this.#targetCookie = new BalancerCookie('AWSALB', sealer, 'AWSALBCORS');
    this.#groupCookie = new BalancerCookie('AWSALBTG', sealer, 'AWSALBTGCORS');
    this.#appCookie = new ApplicationCookie(sealer);
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
    const session = this.#session(group, rule, headers, now);
    const bound = session?.targetKey === undefined ? undefined : group.targets.get(session.targetKey);
    const sticky = bound !== undefined && group.eligible(zone).targets.includes(bound);
    const target = sticky ? bound : chooseTarget(group, zone, now, chance);
    if (!target) return undefined;
    if (!session && rule.groupStickinessSeconds === undefined) {
      return { group, target, sticky: undefined, cookies: noCookies };
    }
    return {
      group,
      target,
      sticky: session ? sticky : undefined,
      cookies: (response, at) => {
        const fields: Header[] = [];
        // A binding to a group lasts its duration from when it was made, however often the client comes: were it
        // renewed, a busy client would stay on the old group of a blue/green shift until nobody answers there.
        if (boundBy !== undefined) fields.push(...this.#groupCookie.repeat(boundBy, at));
        else if (rule.groupStickinessSeconds !== undefined) {
          fields.push(...this.#groupCookie.write(group.arn, at));
        }
        if (session) fields.push(...session.cookies(target, response, at));
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

  #session(
    group: TargetGroup,
    rule: CompiledRule,
    headers: readonly Header[],
    now: Millis,
  ): Session | undefined {
    const { stickiness } = group.settings;
    if (!stickiness) return undefined;
    const { kind, seconds } = stickiness;
    if (kind === 'lb_cookie') {
      const [arn, ...key] = this.#targetCookie.read(headers, seconds, now)?.split('|') ?? [];
      return {
        targetKey: arn === group.arn ? key.join('|') : undefined,
        cookies: (target, _, at) => this.#targetCookie.write(`${group.arn}|${target.key}`, at),
      };
    }
    // It does not work with weighted target groups, AWS says.
    if (kind === 'app_cookie' && rule.groups.length === 1) {
      return this.#applicationSession(group, stickiness, headers, now);
    }
    return undefined;
  }

  /** It begins with the application's cookie, and goes on while the client sends both. */
  #applicationSession(
    group: TargetGroup,
    { cookieName: name, seconds }: StickinessSettings,
    headers: readonly Header[],
    now: Millis,
  ): Session {
    const bindings = this.#appCookie.read(headers);
    const own = requestCookie(headers, name) === undefined ? undefined : bindings.get(group.arn);
    const goesOn = own !== undefined && own.madeAt + seconds > Math.floor(now / 1000);
    return {
      targetKey: goesOn ? own.targetKey : undefined,
      cookies: (target, response, at) => {
        const after = new Map(bindings);
        if (goesOn || sets(response, name))
          after.set(group.arn, { targetKey: target.key, madeAt: Math.floor(at / 1000) });
        else after.delete(group.arn);
        return this.#appCookie.write(after, at, headers);
      },
    };
  }
}

function sets(response: readonly Header[], name: string): boolean {
  return response.some(({ key, value }) => key === 'set-cookie' && value.startsWith(`${name}=`));
}
