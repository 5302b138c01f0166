// EC2 API, GetConsoleOutput: a log of what the boot did.
import type { Operation } from '../../../kernel/context.ts';
import { requireInstance } from '../find/require.ts';

export const getConsoleOutput: Operation<'ec2', 'GetConsoleOutput'> = (input, ctx) => {
  const { InstanceId, Boot, StateSince } = requireInstance(ctx, input.InstanceId);
  return {
    InstanceId,
    Timestamp: new Date(StateSince),
    Output: Buffer.from(Boot.console.map((line) => `${line}\n`).join('')).toString('base64'),
  };
};
