// A health check of an origin in memory: it is answered at once, unless it times out.
import type { Clock } from '../contract/clock.ts';
import type { Probe } from '../health/health-checks.ts';
import { type FindOrigin, refusal } from './origin.ts';

export function simulatedProbe(origins: FindOrigin, clock: Clock): Probe {
  return ({ endpoint, timeoutMs, passes }, overTcp, done) => {
    const answer = origins(endpoint)?.check() ?? refusal;
    if (answer.kind === 'refuses') done({ kind: 'failed' }, true);
    else if (answer.kind === 'is-silent' || (!overTcp && answer.latencyMs > timeoutMs))
      return clock.after(timeoutMs, () => done({ kind: 'timeout' }, false));
    else if (overTcp) done({ kind: 'pass' }, false);
    else done({ kind: passes(answer.status) ? 'pass' : 'mismatch', code: answer.status }, false);
    return undefined;
  };
}
