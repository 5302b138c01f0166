// A container's health check. Docker would run it itself, but Podman needs systemd for it: so it is run from here, by
// the engine's own clock.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
import type { ContainerSpecification } from '../../../../contracts/runtime.ts';
import type { Clock, Timer } from '../../../../kernel/clock.ts';
import type { EngineApi } from '../api/engine-api.ts';
import type { Container } from './container.ts';
import { execute } from './exec.ts';

type Check = NonNullable<ContainerSpecification['healthCheck']>;
type Status = 'HEALTHY' | 'UNHEALTHY';

/** Reports each change of the status until it is cancelled or the container ends. */
export function startHealthCheck(
  { api, clock }: { readonly api: EngineApi; readonly clock: Clock },
  container: Container,
  check: Check,
  report: (status: Status) => void,
): Timer {
  const [kind, ...rest] = check.command;
  const command = kind === 'CMD-SHELL' ? ['/bin/sh', '-c', ...rest] : kind === 'CMD' ? rest : [];
  if (command.length === 0) return { cancel: () => {} };
  const startedAt = clock.now();
  let status: Status | undefined;
  let failures = 0;
  let isOver = false;
  const change = (to: Status) => {
    if (status === to) return;
    status = to;
    report(to);
  };
  const checkOnce = async () => {
    const hasPassed = await passes(api, container.id, command, check.timeoutMs);
    if (isOver) return;
    if (hasPassed) {
      failures = 0;
      change('HEALTHY');
      // Failures while the container starts do not count, until it was healthy once.
    } else if (
      container.isRunning &&
      (status === 'HEALTHY' || clock.now() - startedAt > check.startPeriodMs)
    ) {
      failures += 1;
      if (failures >= check.retries) change('UNHEALTHY');
    }
    timer = clock.after(check.intervalMs, checkOnce);
  };
  let timer = clock.after(check.intervalMs, checkOnce);
  const cancel = () => {
    isOver = true;
    timer.cancel();
  };
  container.exited.then(cancel);
  return { cancel };
}

async function passes(
  api: EngineApi,
  container: string,
  command: readonly string[],
  timeoutMs: number,
): Promise<boolean> {
  try {
    return (await execute(api, container, command, timeoutMs)).exitCode === 0;
  } catch {
    // The program is not in the image, or the container has just ended.
    return false;
  }
}
