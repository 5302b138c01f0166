// The engine's event stream. The browser reconnects by itself, and asks for what it missed.

/** https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html */
export interface CloudEvent {
  readonly 'detail-type': string;
  readonly source: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What a region's load balancers have forwarded, for CloudWatch. */
export interface Traffic {
  readonly region: string;
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly metrics: readonly {
    readonly name: string;
    readonly dimensions: Readonly<Record<string, string>>;
    readonly sum: number;
    readonly count: number;
    readonly max: number;
  }[];
}

export interface Handlers {
  /** @param isReplayed whether it happened before the page looked */
  event(event: CloudEvent, isReplayed: boolean): void;
  traffic(traffic: Traffic): void;
  /** Each time the connection comes or goes. */
  connected(isConnected: boolean): void;
}

export function followEvents(handlers: Handlers): void {
  const source = new EventSource('/_drydock/events?after=0&traffic=true');
  let isReplayed = true;
  source.addEventListener('live', () => {
    isReplayed = false;
    handlers.connected(true);
  });
  source.addEventListener('error', () => {
    isReplayed = true;
    handlers.connected(false);
  });
  source.addEventListener('message', ({ data }) => handlers.event(JSON.parse(data), isReplayed));
  source.addEventListener('traffic', ({ data }) => handlers.traffic(JSON.parse(data)));
}
