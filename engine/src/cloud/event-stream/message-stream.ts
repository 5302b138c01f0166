// Server-sent events to one client.
// https://html.spec.whatwg.org/multipage/server-sent-events.html
import type { StreamedResponse } from '../../wire/request.ts';

/** A client that is further behind than this is cut off: it comes back, and asks for what it missed. */
const mostWaiting = 10_000;

export interface Message {
  readonly id?: string;
  /** `message` when absent. */
  readonly event?: string;
  readonly data: object;
}

/** @param begin is given what sends a message, and returns what ends the sending */
export function messageStream(
  begin: (send: (message: Message) => void) => readonly (() => void)[],
): StreamedResponse {
  const waiting: string[] = [];
  let wake: (() => void) | undefined;
  let isOver = false;
  const end = () => {
    isOver = true;
    wake?.();
  };
  const ends = begin((message) => {
    waiting.push(textOf(message));
    if (waiting.length > mostWaiting) end();
    else wake?.();
  });
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    async *stream(gone) {
      gone.addEventListener('abort', end);
      try {
        while (!isOver && !gone.aborted) {
          if (waiting.length > 0) yield waiting.splice(0).join('');
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      } finally {
        for (const stop of ends) stop();
      }
    },
  };
}

const textOf = ({ id, event, data }: Message): string =>
  `${id ? `id: ${id}\n` : ''}${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`;
