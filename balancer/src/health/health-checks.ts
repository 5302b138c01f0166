// The schedule of health checks: every target that is registered, not draining, and in a group that a rule uses.
// Deviation from AWS that only shortens waiting: the first check comes at registration instead of within an interval,
// and while a new target refuses connections it is checked again every fifth of a second; those extra checks count
// towards no threshold and are not logged.

import type { Clock, Millis, Timer } from '../contract/clock.ts';
import type { TargetHealthReport } from '../contract/reports.ts';
import type { BalancedTarget, BalancedTargetGroup } from '../contract/routing-table.ts';
import { proxyHeader } from '../flows/proxy-protocol.ts';
import type { InvokeFunction } from '../functions/invoke.ts';
import type { CompiledTable } from '../routing/compiled-table.ts';
import { anyTakesFullShare, type Ramp } from '../targets/slow-start.ts';
import type { Target } from '../targets/target.ts';
import type { TargetGroup } from '../targets/target-group.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import { checkFunction } from './function-check.ts';
import { checkHealth, type HealthCheckRequest, type RunningCheck } from './health-check.ts';
import { checkHealthHttp2 } from './health-check-http2.ts';
import { healthReport } from './health-report.ts';
import { type CheckResult, type Health, healthAfter, newTarget } from './health-state.ts';
import { matcherFrom } from './matcher.ts';
import { checkTcp } from './tcp-check.ts';

const newTargetRetryMs = 200;
/** Between two checks of a target that passes, in the machine's time, while the engine's clock is advanced. */
const shortestRestMs = 100;

/** What health checks need of the data plane. */
export interface HealthCheckHost {
  /** The machine's clock, for timeouts and for retries of new targets. */
  readonly clock: Clock;
  /** The engine's clock, for check intervals. */
  readonly engineClock: Clock & { readonly grainMs?: Millis };
  readonly invokeFunction: InvokeFunction;
  /** The engine's time, for slow start. */
  now(): Millis;
  readonly observer: HealthCheckObserver;
  /** Stands for the network where targets are simulated. Then new targets are checked again no sooner than on AWS. */
  readonly probe?: Probe;
}

/** @returns what cancels it; nothing when `done` has been called already */
export type Probe = (
  request: HealthCheckRequest,
  overTcp: boolean,
  done: (result: CheckResult, refused: boolean) => void,
) => RunningCheck | undefined;

/** A completed check. */
export interface PerformedCheck {
  readonly group: BalancedTargetGroup;
  readonly target: BalancedTarget;
  readonly startedAt: Millis;
  readonly latencyMs: Millis;
  readonly result: CheckResult;
}

export interface HealthCheckObserver {
  /** Published only for load balancers that log their health checks. */
  healthChecked(loadBalancerArn: string, check: PerformedCheck): void;
}

type TargetRequest = HealthCheckRequest & { readonly grpc: boolean };

type Report = (reports: readonly TargetHealthReport[]) => void;

export class HealthChecks {
  readonly #host: HealthCheckHost;
  readonly #report: Report;
  readonly #checked = new Map<Target, CheckedTarget>();
  /** By the target group whose checks are logged, the load balancer that logs them. */
  #logged: ReadonlyMap<string, string> = new Map();

  constructor(host: HealthCheckHost, report: Report) {
    this.#host = host;
    this.#report = report;
  }

  apply(table: CompiledTable, groups: TargetGroups): void {
    this.#logged = loggedGroups(table);
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
        const log = (check: PerformedCheck) => {
          const loadBalancerArn = this.#logged.get(group.arn);
          if (loadBalancerArn !== undefined) this.#host.observer.healthChecked(loadBalancerArn, check);
        };
        this.#checked.set(target, new CheckedTarget(group, target, this.#host, this.#report, log));
      }
    }
    for (const [target, checked] of this.#checked) {
      if (wanted.has(target)) continue;
      checked.stop();
      this.#checked.delete(target);
    }
  }

  /** Checks that await their target's answer. */
  get running(): number {
    return [...this.#checked.values()].filter(({ isRunning }) => isRunning).length;
  }

  /**
   * Simulated targets may answer otherwise than before: those that rest, and would fail now, are checked again.
   * @param ports those of the origins that may; all when absent
   */
  wake(ports?: ReadonlySet<number>): void {
    for (const checked of this.#checked.values()) checked.wake(ports);
  }

  stop(): void {
    for (const checked of this.#checked.values()) checked.stop();
    this.#checked.clear();
  }
}

function loggedGroups(table: CompiledTable): ReadonlyMap<string, string> {
  const logged = new Map<string, string>();
  for (const { loadBalancer, rules } of table.listeners.values()) {
    if (!loadBalancer.healthCheckLogs) continue;
    for (const { arn } of rules.flatMap((rule) => rule.groups)) logged.set(arn, loadBalancer.arn);
  }
  return logged;
}

class CheckedTarget {
  readonly #group: TargetGroup;
  readonly #target: Target;
  readonly #host: HealthCheckHost;
  readonly #clock: Clock;
  readonly #report: Report;
  readonly #log: (check: PerformedCheck) => void;
  /** False for targets registered together into an empty group. */
  readonly #mayRamp: boolean;
  #health: Health = newTarget;
  #timer: Timer | undefined;
  #running: RunningCheck | undefined;
  /** By the engine's clock. */
  #dueAt: Millis;
  /** A simulated target that passes is not checked again until something changes: nothing else could come of it. */
  #rests = false;
  #lastRequest:
    | {
        readonly source: BalancedTargetGroup;
        readonly registration: BalancedTarget;
        readonly request: TargetRequest;
      }
    | undefined;

  constructor(
    group: TargetGroup,
    target: Target,
    host: HealthCheckHost,
    report: Report,
    log: (check: PerformedCheck) => void,
  ) {
    this.#group = group;
    this.#target = target;
    this.#host = host;
    this.#clock = host.clock;
    this.#report = report;
    this.#log = log;
    const { targets } = group.eligible(target.registration.availabilityZone);
    this.#mayRamp = anyTakesFullShare(targets, host.now());
    // New, or from a group that no rule used: either way it starts over.
    target.state = 'initial';
    group.changed();
    this.#dueAt = host.now();
    this.#check(true);
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  stop(): void {
    this.#timer?.cancel();
    this.#running?.cancel();
  }

  /** @param counts false for the extra checks of a new target */
  #check(counts: boolean): void {
    const { healthCheck, protocolVersion } = this.#group.source;
    const { registration } = this.#target;
    const startedAt = this.#clock.now();
    const startedAtByEngine = this.#host.now();
    if (counts) this.#dueAt = startedAtByEngine + healthCheck.intervalMs;
    const endpoint = registration.healthEndpoint ?? registration.endpoint;
    const isFunction = this.#group.source.targetType === 'lambda';
    const done = (result: CheckResult, refused: boolean) => {
      this.#running = undefined;
      if (counts || result.kind === 'pass') {
        const latencyMs = this.#clock.now() - startedAt;
        this.#log({
          group: this.#group.source,
          target: registration,
          startedAt: startedAtByEngine,
          latencyMs,
          result,
        });
        this.#applyResult(result);
      }
      const waitMs = this.#dueAt - this.#host.now();
      const isNew = this.#health.state === 'initial';
      const { confirmMs } = this.#group.source.healthCheck;
      const isSimulated = this.#host.probe !== undefined;
      if (isSimulated && result.kind === 'pass' && this.#isSteady && !isFunction) this.#rests = true;
      else if (isNew && refused && !isSimulated && waitMs > newTargetRetryMs)
        this.#timer = this.#clock.after(newTargetRetryMs, () => this.#check(false));
      else if (confirmMs !== undefined && isNew && waitMs > confirmMs)
        this.#timer = this.#host.engineClock.after(confirmMs, () => this.#check(false));
      else if (confirmMs !== undefined && this.#health.state === 'unhealthy' && result.kind === 'pass')
        this.#timer = this.#host.engineClock.after(Math.min(confirmMs, waitMs), () => this.#check(true));
      else this.#checkAfter(this.#coarse(waitMs), { at: startedAt, byEngine: startedAtByEngine });
    };
    if (isFunction) {
      const check = {
        target: {
          functionArn: registration.id,
          targetGroupArn: this.#group.arn,
          multiValue: this.#group.settings.multiValueHeaders,
        },
        path: healthCheck.path,
        timeoutMs: healthCheck.timeoutMs,
        passes: matcherFrom(healthCheck.matcher),
      };
      this.#running = checkFunction(check, this.#host.invokeFunction, this.#clock, done);
      return;
    }
    if (!endpoint) {
      this.#timer = this.#clock.after(0, () => done({ kind: 'failed' }, true));
      return;
    }
    const request = this.#request(endpoint);
    if (this.#host.probe) {
      this.#running = this.#host.probe(request, healthCheck.protocol === 'TCP', done);
      return;
    }
    if (healthCheck.protocol === 'TCP') {
      this.#running = checkTcp(request, this.#clock, done);
      return;
    }
    const check = protocolVersion === 'HTTP1' ? checkHealth : checkHealthHttp2;
    this.#running = check(request, this.#clock, done);
  }

  /** Looks whether a target that rests would still pass. If not, it is checked when it would have been. */
  wake(ports: ReadonlySet<number> | undefined): void {
    if (!this.#rests) return;
    const { registration } = this.#target;
    const endpoint = registration.healthEndpoint ?? registration.endpoint;
    if (ports && endpoint && !ports.has(endpoint.port)) return;
    const { protocol, intervalMs } = this.#group.source.healthCheck;
    let passes = false;
    const look = (result: CheckResult) => {
      passes = result.kind === 'pass';
    };
    if (endpoint) this.#host.probe?.(this.#request(endpoint), protocol === 'TCP', look)?.cancel();
    if (passes) return;
    this.#rests = false;
    const now = this.#host.now();
    if (this.#dueAt <= now) this.#dueAt += (Math.floor((now - this.#dueAt) / intervalMs) + 1) * intervalMs;
    this.#timer = this.#host.engineClock.after(this.#dueAt - now, () => this.#check(true));
  }

  #request(endpoint: HealthCheckRequest['endpoint']): TargetRequest {
    const { source, settings } = this.#group;
    const { registration } = this.#target;
    const { healthCheck, protocolVersion } = source;
    const known = this.#lastRequest;
    if (known?.source === source && known.registration === registration) return known.request;
    const request = {
      endpoint,
      tls: healthCheck.protocol === 'HTTPS',
      path: healthCheck.path,
      hostHeader: `${registration.address ?? registration.id}:${registration.healthPort ?? registration.port}`,
      timeoutMs: healthCheck.timeoutMs,
      passes: matcherFrom(healthCheck.matcher),
      grpc: protocolVersion === 'GRPC',
      ...(settings.proxyProtocol && { preamble: proxyHeader() }),
    };
    this.#lastRequest = { source, registration, request };
    return request;
  }

  get #isSteady(): boolean {
    return this.#health.state === 'healthy' && this.#health.against === 0;
  }

  /** @param last when the last check began */
  #checkAfter(waitMs: Millis, last: { readonly at: Millis; readonly byEngine: Millis }): void {
    this.#timer = this.#host.engineClock.after(waitMs, () => {
      // However fast the clock is advanced, a target has not changed since a moment ago.
      const sinceMs = this.#clock.now() - last.at;
      if (!this.#isCoarse || sinceMs >= shortestRestMs) return this.#check(true);
      const rate = (this.#host.now() - last.byEngine) / Math.max(1, sinceMs);
      this.#checkAfter(this.#coarse((shortestRestMs - sinceMs) * rate), last);
    });
  }

  /** Whether the clock is advanced and the target passes: then it is checked less often. */
  get #isCoarse(): boolean {
    const { grainMs = 0 } = this.#host.engineClock;
    return grainMs > 0 && this.#isSteady;
  }

  /** While a clock is advanced, targets that pass are checked together, and no more often than its grain. */
  #coarse(waitMs: Millis): Millis {
    if (!this.#isCoarse) return waitMs;
    const { grainMs = 0 } = this.#host.engineClock;
    const now = this.#host.now();
    return Math.ceil((now + waitMs) / grainMs) * grainMs - now;
  }

  #applyResult(result: CheckResult): void {
    const before = this.#health;
    this.#health = healthAfter(before, this.#asReported(result), this.#group.source.healthCheck);
    const { state, reason, description } = this.#health;
    if (state === before.state && reason === before.reason && description === before.description) return;
    const target = this.#target;
    target.state = state;
    target.reason = reason;
    target.description = description;
    if (state !== 'healthy') target.ramp = undefined;
    else if (before.state !== 'healthy') target.ramp = this.#rampAfter(before);
    this.#group.changed();
    if (state === 'unhealthy') target.inFlight.each((each) => each.targetUnhealthy?.());
    this.#report([healthReport(this.#group, target)]);
  }

  /** Network load balancers do not say why a check failed. */
  #asReported(result: CheckResult): CheckResult {
    return this.#group.settings.isNetwork && result.kind !== 'pass' ? { kind: 'failed' } : result;
  }

  #rampAfter(before: Health): Ramp | undefined {
    const forMs = this.#group.settings.slowStartMs;
    const ramps = forMs > 0 && (this.#mayRamp || before.state === 'unhealthy');
    return ramps ? { from: this.#host.now(), forMs } : undefined;
  }
}
