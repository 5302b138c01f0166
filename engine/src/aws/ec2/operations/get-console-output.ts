// EC2 API, GetConsoleOutput: what the boot did, in words.
import type { Operation } from '../../../kernel/context.ts';
import { instances } from '../kinds/instance.ts';
import { required } from '../selection.ts';

export const getConsoleOutput: Operation<'ec2', 'GetConsoleOutput'> = (input, ctx) => {
  const { InstanceId, Boot, StateSince } = required(ctx, instances, input.InstanceId);
  return {
    InstanceId,
    Timestamp: new Date(StateSince),
    Output: Buffer.from(Boot.console.map((line) => `${line}\n`).join('')).toString('base64'),
  };
};
