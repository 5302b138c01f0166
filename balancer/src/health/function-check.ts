// One health check of a function: an invocation like a request's.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#enable-health-checks-lambda
import type { Clock } from '../contract/clock.ts';
import { functionEvent } from '../functions/event.ts';
import type { FunctionTarget } from '../functions/function-stream.ts';
import type { InvokeFunction } from '../functions/invoke.ts';
import { functionResponse } from '../functions/response.ts';
import { header } from '../message/headers.ts';
import type { RunningCheck } from './health-check.ts';
import type { CheckResult } from './health-state.ts';

export interface FunctionCheck {
  readonly target: FunctionTarget;
  readonly path: string;
  readonly timeoutMs: number;
  readonly passes: (code: number) => boolean;
}

export function checkFunction(
  { target, path, timeoutMs, passes }: FunctionCheck,
  invoke: InvokeFunction,
  clock: Clock,
  done: (result: CheckResult, refused: boolean) => void,
): RunningCheck {
  let open = true;
  const finish = (result: CheckResult) => {
    if (!open) return;
    open = false;
    timer.cancel();
    done(result, false);
  };
  const timer = clock.after(timeoutMs, () => finish({ kind: 'timeout' }));
  const request = { method: 'GET', uri: path, headers: [header('user-agent', 'ELB-HealthChecker/2.0')] };
  const event = functionEvent(request, Buffer.alloc(0), target.targetGroupArn, target.multiValue);
  // Nothing in it but ASCII: there always is an event.
  void invoke(target.functionArn, event!).then((invoked) => {
    if (invoked.kind === 'failed') return finish({ kind: 'failed', cause: invoked.reason });
    const response = functionResponse(invoked.payload, 'GET', target.multiValue, clock.now());
    if (!response) return finish({ kind: 'failed', cause: 'LambdaInvalidResponse' });
    const code = response.head.status;
    finish({ kind: passes(code) ? 'pass' : 'mismatch', code });
  });
  return {
    cancel() {
      open = false;
      timer.cancel();
    },
  };
}
