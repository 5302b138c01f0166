// What a name means, as the engine answers `GET /_drydock/names`.

export interface ResolvedName {
  readonly name: string;
  readonly records: readonly {
    readonly zoneId: string;
    readonly name: string;
    readonly type: string;
    /** Seconds. */
    readonly ttl: number;
    readonly policy: 'one' | 'several';
    readonly values: readonly string[];
  }[];
  /** Addresses of this machine's loopback. */
  readonly addresses: readonly string[];
  readonly ports: readonly number[];
}
