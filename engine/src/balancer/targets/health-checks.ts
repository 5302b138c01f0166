// The schedule of health checks: every target that is registered, not draining, and in a group that a rule uses.
// Deviation from AWS that only shortens waiting: the first check comes at registration instead of within an interval,
// and while a new target refuses connections it is looked at again every fifth of a second; those extra looks count
// for no threshold.
import type { Clock, Millis, Timer } from '../../kernel/clock.ts';
import type { TargetHealthReport } from '../../kernel/contracts/balancer.ts';
import { checkFunction } from '../functions/health-check.ts';
import type { InvokeFunction } from '../functions/invoke.ts';
import type { CompiledTable } from '../routing/compiled-table.ts';
import { checkHealth, type RunningCheck } from './health-check.ts';
import { checkHealthHttp2 } from './health-check-http2.ts';
import { healthReport } from './health-report.ts';
import { type CheckResult, type Health, healthAfter, newTarget } from './health-state.ts';
import { matcherFrom } from './matcher.ts';
import { anyTakesFullShare, type Ramp, slowStartMs } from './slow-start.ts';
import type { Target } from './target.ts';
import type { TargetGroup } from './target-group.ts';
import type { TargetGroups } from './target-groups.ts';

const newTargetRetryMs = 200;

export class HealthChecks {
  readonly #clock: Clock;
  readonly #report: (reports: readonly TargetHealthReport[]) => void;
  readonly #invoke: InvokeFunction;
  readonly #engineNow: () => Millis;
  readonly #checked = new Map<Target, CheckedTarget>();

  /** @param engineNow the engine's time, in which slow start goes by. */
  constructor(
    clock: Clock,
    report: (reports: readonly TargetHealthReport[]) => void,
    invoke: InvokeFunction,
    engineNow: () => Millis,
  ) {
    this.#engineNow = engineNow;
    this.#clock = clock;
    this.#invoke = invoke;
    this.#report = report;
  }

  apply(table: CompiledTable, groups: TargetGroups): void {
    const wanted = new Set<Target>();
    for (const group of groups.all()) {
      if (!table.usedTargetGroups.has(group.arn)) continue;
      for (const target of group.targets.values()) {
        if (target.draining) continue;
        if (group.source.healthCheck.disabled) {
          if (target.state !== 'healthy') group.changed();
          target.state = 'healthy';
          continue;
        }
        wanted.add(target);
        if (this.#checked.has(target)) continue;
        this.#checked.set(
          target,
          new CheckedTarget(group, target, this.#clock, this.#report, this.#invoke, this.#engineNow),
        );
      }
    }
    for (const [target, checked] of this.#checked) {
      if (wanted.has(target)) continue;
      checked.stop();
      this.#checked.delete(target);
    }
  }

  stop(): void {
    for (const checked of this.#checked.values()) checked.stop();
    this.#checked.clear();
  }
}

class CheckedTarget {
  readonly #group: TargetGroup;
  readonly #target: Target;
  readonly #clock: Clock;
  readonly #report: (reports: readonly TargetHealthReport[]) => void;
  readonly #invoke: InvokeFunction;
  readonly #engineNow: () => Millis;
  /** Not so for targets that were registered together into an empty group. */
  readonly #mayRamp: boolean;
  #health: Health = newTarget;
  #timer: Timer | undefined;
  #running: RunningCheck | undefined;
  #dueAt: number;

  constructor(
    group: TargetGroup,
    target: Target,
    clock: Clock,
    report: (reports: readonly TargetHealthReport[]) => void,
    invoke: InvokeFunction,
    engineNow: () => Millis,
  ) {
    this.#invoke = invoke;
    this.#engineNow = engineNow;
    this.#group = group;
    this.#target = target;
    this.#clock = clock;
    this.#report = report;
    const { targets } = group.eligible(target.registration.availabilityZone);
    this.#mayRamp = anyTakesFullShare(targets, engineNow());
    // Out of a group that no rule used, or new: either way it starts over.
    target.state = 'initial';
    group.changed();
    this.#dueAt = clock.now();
    this.#check(true);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#running?.cancel();
  }

  /** @param counts false for the extra looks at a new target. */
  #check(counts: boolean): void {
    const { healthCheck, protocolVersion } = this.#group.source;
    const { registration } = this.#target;
    const startedAt = this.#clock.now();
    if (counts) this.#dueAt = startedAt + healthCheck.intervalMs;
    const endpoint = registration.healthEndpoint ?? registration.endpoint;
    const done = (result: CheckResult, refused: boolean) => {
      this.#running = undefined;
      if (counts || result.kind === 'pass') this.#take(result);
      const soon = refused && this.#health.state === 'initial';
      const waitMs = this.#dueAt - this.#clock.now();
      const early = soon && waitMs > newTargetRetryMs;
      this.#timer = this.#clock.after(early ? newTargetRetryMs : waitMs, () => this.#check(!early));
    };
    if (this.#group.source.targetType === 'lambda') {
      const check = {
        target: {
          functionArn: registration.id,
          targetGroupArn: this.#group.arn,
          multiValue: this.#group.attribute('lambda.multi_value_headers.enabled') === 'true',
        },
        path: healthCheck.path,
        timeoutMs: healthCheck.timeoutMs,
        passes: matcherFrom(healthCheck.matcher),
      };
      this.#running = checkFunction(check, this.#invoke, this.#clock, done);
      return;
    }
    if (!endpoint) {
      this.#timer = this.#clock.after(0, () => done({ kind: 'failed' }, true));
      return;
    }
    const request = {
      endpoint,
      tls: healthCheck.protocol === 'HTTPS',
      path: healthCheck.path,
      hostHeader: `${registration.id}:${registration.port}`,
      timeoutMs: healthCheck.timeoutMs,
      passes: matcherFrom(healthCheck.matcher),
      grpc: protocolVersion === 'GRPC',
    };
    const check = protocolVersion === 'HTTP1' ? checkHealth : checkHealthHttp2;
    this.#running = check(request, this.#clock, done);
  }

  #take(result: CheckResult): void {
    const before = this.#health;
    this.#health = healthAfter(before, result, this.#group.source.healthCheck);
    const { state, reason, description } = this.#health;
    if (state === before.state && reason === before.reason && description === before.description) return;
    const target = this.#target;
    target.state = state;
    target.reason = reason;
    target.description = description;
    if (state !== 'healthy') target.ramp = undefined;
    else if (before.state !== 'healthy') target.ramp = this.#rampAfter(before);
    this.#group.changed();
    this.#report([healthReport(this.#group, target)]);
  }

  #rampAfter(before: Health): Ramp | undefined {
    const forMs = slowStartMs(this.#group);
    const ramps = forMs > 0 && (this.#mayRamp || before.state === 'unhealthy');
    return ramps ? { from: this.#engineNow(), forMs } : undefined;
  }
}
