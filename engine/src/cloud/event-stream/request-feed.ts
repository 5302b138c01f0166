// The requests that pass through the load balancers, for those who look on. Load balancers report them only while somebody does.
import type { WatchedRequests } from '@drydock/balancer';
import type { StreamedResponse } from '../../wire/request.ts';
import { messageStream } from './message-stream.ts';

export interface RegionRequests extends WatchedRequests {
  readonly region: string;
}

type Listener = (requests: RegionRequests) => void;

export class RequestFeed {
  readonly #listeners = new Set<Listener>();
  readonly #watch: (isWanted: boolean) => void;

  /** @param watch has the load balancers begin or end their reports */
  constructor(watch: (isWanted: boolean) => void) {
    this.#watch = watch;
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  publish(region: string, requests: WatchedRequests): void {
    for (const listener of this.#listeners) listener({ ...requests, region });
  }

  /** Returns what ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#watch(true);
    return () => {
      if (this.#listeners.delete(listener) && this.#listeners.size === 0) this.#watch(false);
    };
  }
}

/** `GET /_drydock/requests`: a `live` message, and then one a second for each region that has some. */
export const requestStream = (feed: RequestFeed): StreamedResponse =>
  messageStream((send) => {
    send({ event: 'live', data: {} });
    return [feed.listen((data) => send({ data }))];
  });
