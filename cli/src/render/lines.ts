// The lines that a person reads, for each message.
import type { Message, MessageCode } from '../messages/message.ts';
import { accessLines } from './access-lines.ts';
import { awsLines } from './aws-lines.ts';
import { checkLines } from './check-lines.ts';
import { coverageLines } from './coverage-lines.ts';
import { diagramLines } from './diagram-lines.ts';
import { estimateLines } from './estimate-lines.ts';

import { faultLines } from './fault-lines.ts';

import type { LinesByCode } from './lines-by-code.ts';
import { progressLines } from './progress-lines.ts';
import { reachLines } from './reach-lines.ts';
import { rehearsalLines } from './rehearsal-lines.ts';
import { statusLines } from './status-lines.ts';
import type { Style } from './style.ts';

const textLines = {
  'log-line': ({ task, text }, { dim }) => [`${task ? dim(`${task.slice(0, 8)} `) : ''}${text}`],
  help: ({ text }) => [text],
  version: ({ name, version, node }) => [`${name} ${version} (Node.js ${node})`],
  'completion-script': ({ script }) => [script.trimEnd()],
  error: ({ kind, text, command }, { red }) => [
    ...(kind === 'defect' ? [red('This is a defect in Drydock:')] : []),
    text,
    ...(kind === 'usage' ? [`See drydock ${command ? `${command} ` : ''}--help.`] : []),
  ],
} satisfies LinesByCode<'log-line' | 'help' | 'version' | 'completion-script' | 'error'>;

const all: LinesByCode<MessageCode> = {
  ...progressLines,
  ...accessLines,
  ...awsLines,
  ...statusLines,
  ...coverageLines,
  ...checkLines,
  ...diagramLines,
  ...estimateLines,
  ...reachLines,
  ...faultLines,
  ...rehearsalLines,
  ...textLines,
};

export function linesOf<M extends Message>(message: M, style: Style): readonly string[] {
  // The table has, for each code, a function of that code's message.
  const lines = all[message.code] as (message: M, style: Style) => readonly string[];
  return lines(message, style);
}
