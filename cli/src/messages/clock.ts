/** How the cloud's clock runs. */
export interface ClockFacts {
  /** ISO 8601. */
  readonly now: string;
  /** 1 is real time. */
  readonly rate: number;
  readonly frozen: boolean;
  /** Milliseconds ahead of the machine's clock. */
  readonly aheadMs: number;
  /** ISO 8601; absent when it is not being advanced. */
  readonly advancingTo?: string;
  /** What it waits for on the way at the moment. */
  readonly waitingFor?: readonly string[];
}
