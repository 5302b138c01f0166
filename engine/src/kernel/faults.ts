// An AWS error as data. Operations throw it, `wire/` alone renders it in the caller's protocol.

export interface FaultBody {
  /** AWS's error code as the client sees it, for example `ClusterNotFoundException` or `InvalidVpcID.NotFound`. */
  readonly code: string;
  readonly message: string;
  /** HTTP status, 400 unless AWS's model says otherwise. */
  readonly status?: number;
  /** Further members of the error's shape. */
  readonly members?: Readonly<Record<string, unknown>>;
}

export class AwsFault extends Error {
  readonly code: string;
  readonly status: number;
  readonly members: Readonly<Record<string, unknown>>;

  constructor({ code, message, status = 400, members = {} }: FaultBody) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.members = members;
  }
}

/**
 * Declares a fault once: `const clusterNotFound = fault('ClusterNotFoundException', 'Cluster not found.')`,
 * or with a message made from arguments. Throw what the declared function returns.
 */
export function fault<A extends readonly unknown[] = []>(
  code: string,
  message: string | ((...args: A) => string),
  status = 400,
): (...args: A) => AwsFault {
  return (...args) =>
    new AwsFault({ code, status, message: typeof message === 'string' ? message : message(...args) });
}
