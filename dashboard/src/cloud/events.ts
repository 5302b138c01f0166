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
    /** Percentiles of response times, in seconds. */
    readonly p50?: number;
    readonly p99?: number;
  }[];
}

/** Which of a region's records have changed. */
export interface Changes {
  readonly region: string;
  /** `elbv2/rules`, for example. */
  readonly records: readonly string[];
  readonly targets: readonly {
    readonly targetGroupArn: string;
    readonly id: string;
    readonly port: number;
    /** Absent once it is no longer registered. */
    readonly state?: string;
    readonly description?: string;
  }[];
}

export interface Handlers {
  /** @param isReplayed whether it happened before the page looked */
  event(event: CloudEvent, isReplayed: boolean): void;
  traffic(traffic: Traffic): void;
  changes(changes: Changes): void;
  /** Each time the connection comes or goes. */
  connected(isConnected: boolean): void;
}

export function followEvents(handlers: Handlers): void {
  const source = new EventSource('/_drydock/events?after=0&traffic=true&changes=true');
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
  source.addEventListener('changes', ({ data }) => handlers.changes(JSON.parse(data)));
}
