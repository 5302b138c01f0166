// What `estimate` says: one message a service.

export interface EstimateMessage {
  readonly code: 'estimate';
  /** The service's logical id. */
  readonly service: string;
  /** `ROLLING`, `BLUE_GREEN`, `LINEAR`, `CANARY` or `CODE_DEPLOY`. */
  readonly strategy: string;
  /** In seconds. */
  readonly least: number;
  readonly most: number;
  readonly waits: readonly {
    readonly name: string;
    readonly least: number;
    readonly most: number;
    /** What shortens it. */
    readonly setting: string;
    /** The page of AWS's documentation that says so. */
    readonly source: string;
  }[];
  readonly notes: readonly string[];
}
