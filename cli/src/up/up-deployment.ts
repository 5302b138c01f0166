// Deploys what a folder describes, and again after each change: for folders that have infrastructure of their own.
import type { Clock } from '../clock/clock.ts';
import type { Run } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UserError } from '../errors/user-error.ts';
import type { Message } from '../messages/message.ts';
import { howEngineEnded } from '../steps/how-engine-ended.ts';
import type { Target } from '../targets/target.ts';

export interface Deployment {
  readonly target: Target;
  readonly detach: boolean;
  /** Changes when there is something to deploy again. */
  readonly version: () => string;
  readonly deploy: () => AsyncGenerator<Message, void>;
  /** What a person does to deploy a change. */
  readonly followed: 'files' | 'commits' | 'nothing';
}

const everyMs = 500;

/** Deploys, then deploys again for each new version. A version that fails is reported, and the next one is awaited. */
export async function* upDeployment(
  clock: Clock,
  { target, detach, version, deploy, followed }: Deployment,
): Run {
  let deployed = version();
  let isUp = yield* attempt(deploy());
  if (detach) return isUp ? exitCodes.ok : exitCodes.failed;
  yield {
    code: 'deployment-followed',
    environment: target.environment,
    followed,
    ...(target.dashboardLink && { dashboard: await target.dashboardLink() }),
  };
  while (await target.isReachable()) {
    const now = version();
    if (now !== deployed) {
      deployed = now;
      yield { code: 'deployment-started', version: now };
      isUp = yield* attempt(deploy());
    }
    await clock.delay(everyMs);
  }
  return yield* howEngineEnded(target);
}

/** Whether it succeeded. */
async function* attempt(steps: AsyncGenerator<Message, void>): AsyncGenerator<Message, boolean> {
  try {
    yield* steps;
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    yield { code: 'error', kind: 'failed', text: error.message };
    return false;
  }
}
