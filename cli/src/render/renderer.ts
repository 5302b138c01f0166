// A renderer turns messages into lines of standard output or standard error. It writes nothing itself: `main` does.
import type { Message } from '../messages/message.ts';
import { linesOf } from './lines.ts';
import { plainStyle, type Style, terminalStyle, withoutColour } from './style.ts';

export interface Line {
  readonly stream: 'stdout' | 'stderr';
  /** Without the line break; what the person asked for as text may have some inside. */
  readonly text: string;
}

export type Renderer = (message: Message) => readonly Line[];

export interface Output {
  readonly isJson: boolean;
  readonly isTerminal: boolean;
  /** `NO_COLOR` is set (https://no-color.org). */
  readonly isColourless: boolean;
  readonly columns: number | undefined;
}

const usualColumns = 80;

export function chooseRenderer({ isJson, isTerminal, isColourless, columns: said }: Output): Renderer {
  // A terminal that does not know its size says 0.
  const columns = said || usualColumns;
  if (isJson) return jsonLines;
  if (!isTerminal) return humanLines(plainStyle);
  return humanLines(isColourless ? withoutColour(columns) : terminalStyle(columns));
}

/** One line a message, whatever it is: whoever reads it gets all in one stream and in order. */
export const jsonLines: Renderer = (message) => [{ stream: 'stdout', text: JSON.stringify(message) }];

/** For people: a line or a section for each message; what went wrong goes to standard error. */
export const humanLines =
  (style: Style): Renderer =>
  (message) =>
    linesOf(message, style).map((text) => ({ stream: streamOf(message), text }));

const diagnostics: ReadonlySet<Message['code']> = new Set([
  'error',
  'engine-gone',
  'engine-notice',
  'session-begins',
  'source-notice',
  'status-unreadable',
]);

const streamOf = (message: Message) => {
  if (message.code === 'engine-gone' && message.wasStopped) return 'stdout';
  return diagnostics.has(message.code) ? 'stderr' : 'stdout';
};
