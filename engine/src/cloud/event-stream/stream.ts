// `GET /_drydock/events`: the cloud's events as server-sent events, with those of the last hour for a client that asks.
import type { EventsRequest } from '../../wire/control.ts';
import type { StreamedResponse } from '../../wire/request.ts';
import type { ChangeFeed } from './change-feed.ts';
import type { EventLog, LoggedEvent } from './event-log.ts';
import { messageStream } from './message-stream.ts';
import type { TrafficFeed } from './traffic-feed.ts';

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
  { after, traffic: withTraffic, changes: withChanges }: EventsRequest,
): StreamedResponse {
  return messageStream((send) => {
    const sendEvent = ({ sequence, event }: LoggedEvent) =>
      send({ id: `${engine}-${sequence}`, data: event });
    if (after !== undefined) for (const logged of log.after(sequenceIn(after, engine))) sendEvent(logged);
    // From here on it is as it happens; a client that never saw an event goes on from here.
    send({ id: `${engine}-${log.last}`, event: 'live', data: {} });
    const ends = [log.listen(sendEvent)];
    if (withTraffic) ends.push(traffic.listen((data) => send({ event: 'traffic', data })));
    if (withChanges) ends.push(changes.listen((data) => send({ event: 'changes', data })));
    return ends;
  });
}

function sequenceIn(place: string, engine: string): number {
  const [, id, sequence] = /^(.*)-(\d+)$/.exec(place) ?? [];
  return id === engine ? Number(sequence) : 0;
}
