// `GET /_drydock/events`: the cloud's events as server-sent events, with those of the last hour for a client that asks.
// https://html.spec.whatwg.org/multipage/server-sent-events.html
import type { EventsRequest } from '../../wire/control.ts';
import type { StreamedResponse } from '../../wire/request.ts';
import type { ChangeFeed } from './change-feed.ts';
import type { EventLog, LoggedEvent } from './event-log.ts';
import type { TrafficFeed } from './traffic-feed.ts';

/** A client that is further behind than this is cut off: it comes back, and asks for what it missed. */
const mostWaiting = 10_000;

/** Where its messages come from. */
export interface Feeds {
  readonly log: EventLog;
  readonly traffic: TrafficFeed;
  readonly changes: ChangeFeed;
}

/**
 * Each message has the event in `data` as JSON, and its place in `id`: `<engine>-<sequence>`. A place of another engine, or
 * one that is no longer kept, begins with the oldest event that is.
 * @param engine tells engines apart
 */
export function eventStream(
  { log, traffic, changes }: Feeds,
  engine: string,
  request: EventsRequest,
): StreamedResponse {
  const waiting: string[] = [];
  let wake: (() => void) | undefined;
  let isOver = false;
  const end = () => {
    isOver = true;
    wake?.();
  };
  const send = (message: string) => {
    waiting.push(message);
    if (waiting.length > mostWaiting) end();
    else wake?.();
  };
  const messageOf = ({ sequence, event }: LoggedEvent) =>
    `id: ${engine}-${sequence}\ndata: ${JSON.stringify(event)}\n\n`;
  if (request.after !== undefined)
    for (const logged of log.after(sequenceIn(request.after, engine))) send(messageOf(logged));
  // From here on it is as it happens; a client that never saw an event goes on from here.
  send(`id: ${engine}-${log.last}\nevent: live\ndata: {}\n\n`);
  const ends = [log.listen((logged) => send(messageOf(logged)))];
  const sendAs = (type: string) => (data: object) =>
    send(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  if (request.traffic) ends.push(traffic.listen(sendAs('traffic')));
  if (request.changes) ends.push(changes.listen(sendAs('changes')));
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

function sequenceIn(place: string, engine: string): number {
  const [, id, sequence] = /^(.*)-(\d+)$/.exec(place) ?? [];
  return id === engine ? Number(sequence) : 0;
}
