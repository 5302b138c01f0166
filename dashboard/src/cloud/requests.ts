// The requests through the load balancers, which the engine reports for as long as somebody listens.

/** As in the access log. Times in milliseconds, absent where there is none. */
export interface SeenRequest {
  readonly at: number;
  readonly loadBalancer: string;
  readonly listenerArn: string;
  readonly target?: string;
  readonly targetGroupArn?: string;
  /** 0 for the default rule. */
  readonly rulePriority?: number;
  readonly actions?: string;
  readonly requestProcessingMs?: number;
  readonly targetProcessingMs?: number;
  readonly responseProcessingMs?: number;
  readonly status: string;
  readonly targetStatus?: number;
  /** What went wrong between the load balancer and the target: `refused`, for example. */
  readonly failure?: string;
  readonly errorReason?: string;
  /** `METHOD protocol://host:port/uri HTTP/version`. */
  readonly request: string;
  readonly traceId?: string;
}

export interface SeenRequests {
  readonly region: string;
  /** How many there were in the last second; `requests` are the first 200 of them. */
  readonly seen: number;
  readonly requests: readonly SeenRequest[];
}

/** Returns what ends it. */
export function followRequests(seen: (requests: SeenRequests) => void): () => void {
  const source = new EventSource('/_drydock/requests');
  source.addEventListener('message', ({ data }) => seen(JSON.parse(data)));
  return () => source.close();
}
