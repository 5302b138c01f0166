// Quotas: how many of a counted thing an account may have, as AWS's service quotas name them. A service lists its own, and
// an operation that makes one more asks for the value that holds here.

export interface Quota {
  /** As Service Quotas has it, for example `L-9EF96962`. */
  readonly code: string;
  /** As Service Quotas has it, for example `Tasks per service`. */
  readonly name: string;
  /** AWS's default. */
  readonly value: number;
  /** Whether AWS raises it on request. */
  readonly adjustable: boolean;
}

/** Values that an engine was started with, by code. */
export type QuotaValues = ReadonlyMap<string, number>;
