// What a running instance's console says of its agent and its signals: the reason why an instance is in no cluster, or why
// a stack waits for it, belongs where a person looks first.
import type { Context } from '../kernel/context.ts';
import { AwsFault } from '../kernel/faults.ts';

/** The newest line of each kind: of the agent, and of a signal that was sent or could not be read. */
export function bootNotes(ctx: Context, InstanceId: string): string[] {
  let text: string;
  try {
    const { Output = '' } = ctx.call('ec2', 'GetConsoleOutput', { InstanceId });
    text = Buffer.from(Output, 'base64').toString('utf8');
  } catch (error) {
    if (error instanceof AwsFault) return [];
    throw error;
  }
  const lines = text.split('\n');
  const newest = (matches: (line: string) => boolean) => lines.findLast(matches);
  const found = [
    newest((line) => line.startsWith('[ecs-agent]')),
    newest((line) => line.startsWith('[cfn-signal]')) ??
      newest((line) => /NOT carried out: .*cfn-(signal|init)/.test(line)),
  ];
  return found.flatMap((line) => (line === undefined ? [] : [line.replace(/^\[drydock\]\s*/, '')]));
}
