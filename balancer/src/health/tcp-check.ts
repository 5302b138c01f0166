// One health check over TCP: a connection that is accepted, and closed again.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
import { connect } from 'node:net';
import type { Clock } from '../contract/clock.ts';
import type { HealthCheckRequest, RunningCheck } from './health-check.ts';
import type { CheckResult } from './health-state.ts';

/** @param done is called once, with `refused` true when nothing accepted the connection. */
export function checkTcp(
  { endpoint, timeoutMs, preamble }: Pick<HealthCheckRequest, 'endpoint' | 'timeoutMs' | 'preamble'>,
  clock: Clock,
  done: (result: CheckResult, refused: boolean) => void,
): RunningCheck {
  const socket = connect(endpoint);
  let open = true;
  const finish = (result: CheckResult, refused = false) => {
    if (!open) return;
    open = false;
    timer.cancel();
    if (preamble && result.kind === 'pass') socket.end(preamble);
    else socket.destroy();
    done(result, refused);
  };
  const timer = clock.after(timeoutMs, () => finish({ kind: 'timeout' }));
  socket.on('connect', () => finish({ kind: 'pass' }));
  socket.on('error', () => finish({ kind: 'failed' }, true));
  return {
    cancel() {
      if (!open) return;
      open = false;
      timer.cancel();
      socket.destroy();
    },
  };
}
