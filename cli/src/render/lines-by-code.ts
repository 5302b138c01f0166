// The shape of a table that has the lines of messages.
import type { MessageCode, MessageOf } from '../messages/message.ts';
import type { Style } from './style.ts';

/** A function for each of these codes: the type checker misses none. */
export type LinesByCode<Code extends MessageCode> = {
  readonly [C in Code]: (message: MessageOf<C>, style: Style) => readonly string[];
};
