// Several scheduled actions at once: which of them failed, and why.
import type { FailedScheduledUpdateGroupActionRequest } from '@aws-sdk/client-auto-scaling';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

export function failuresOf(
  names: readonly string[],
  ctx: Context,
  change: (name: string) => unknown,
): FailedScheduledUpdateGroupActionRequest[] {
  return names.flatMap((name) => {
    try {
      ctx.attempt(() => change(name));
      return [];
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      return [{ ScheduledActionName: name, ErrorCode: error.code, ErrorMessage: error.message }];
    }
  });
}
