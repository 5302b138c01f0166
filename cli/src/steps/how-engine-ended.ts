// What a command that follows an engine says when it is gone, and its exit code: somebody has stopped it, or it broke.
import { type ExitCode, exitCodes } from '../command-line/exit-code.ts';
import type { Message } from '../messages/message.ts';
import type { Target } from '../targets/target.ts';

export async function* howEngineEnded(target: Target): AsyncGenerator<Message, ExitCode> {
  const wasStopped = await target.wasStopped();
  yield { code: 'engine-gone', wasStopped };
  return wasStopped ? exitCodes.ok : exitCodes.failed;
}
