// The lines of `reach`: a verdict a port, and each gate with the rule that decides.
import type { ReachMessage } from '../messages/reach.ts';
import type { LinesByCode } from './lines-by-code.ts';

const verdicts = { allowed: 'is let through', some: 'is let through in part', denied: 'is not let through' };

export const reachLines: LinesByCode<'reach'> = {
  reach: (message, { green, red, yellow, dim }) => {
    const { verdict, from, to, checks, way, notes } = message;
    const paint = { allowed: green, some: yellow, denied: red };
    const marks = { allowed: '✓', some: '○', denied: '✗' };
    return [
      `${portText(message)} from ${from} to ${to} ${paint[verdict](verdicts[verdict])}${way ? dim(` (${way})`) : ''}`,
      ...checks.flatMap((check) => [
        `  ${paint[check.verdict](marks[check.verdict])} ${check.gate} ${check.id}, ${check.direction}: ${check.by}`,
        ...(check.missing ? [`      ${check.missing.command}`] : []),
      ]),
      ...notes.map((note) => `  ${note}`),
    ];
  },
};

function portText({ protocol, fromPort, toPort }: ReachMessage): string {
  return `${protocol.toUpperCase()} ${fromPort === toPort ? fromPort : `${fromPort}-${toPort}`}`;
}
