// Asks before something is changed that costs money or cannot be undone.
import { createInterface } from 'node:readline';
import { UserError } from '../errors/user-error.ts';
import type { Message } from '../messages/message.ts';

/** Returns when the person agrees. @throws UserError when they do not, or nobody is there to ask */
export type Confirm = (text: string) => AsyncGenerator<Message, void>;

export const confirmWith = (isAgreed: boolean, input: NodeJS.ReadableStream = process.stdin): Confirm =>
  async function* confirm(text) {
    if (isAgreed) return;
    yield { code: 'question', text };
    const answer = await firstLine(input);
    if (answer === undefined) throw new UserError('Nobody answered. To agree beforehand: --yes.');
    if (!/^y(es)?$/i.test(answer.trim())) throw new UserError('Not agreed.');
  };

/** Undefined where the input ends first. */
function firstLine(input: NodeJS.ReadableStream): Promise<string | undefined> {
  const lines = createInterface({ input });
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => resolve(undefined));
  });
}
