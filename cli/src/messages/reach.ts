// What `reach` finds.

export interface ReachCheck {
  readonly gate: 'security group' | 'network ACL' | 'route';
  /** Id of the group, the ACL or the route table; several groups are joined by commas. */
  readonly id: string;
  readonly direction: 'out' | 'in' | 'answers out' | 'answers in';
  readonly verdict: 'allowed' | 'some' | 'denied';
  readonly by: string;
  /** What would let it through: a call, and a resource of a template. */
  readonly missing?: { readonly command: string; readonly resource: object };
}

export interface ReachMessage {
  readonly code: 'reach';
  readonly from: string;
  readonly to: string;
  readonly protocol: 'tcp' | 'udp';
  readonly fromPort: number;
  readonly toPort: number;
  /** `some`: from some addresses, to some of the ports, or between some of the subnets. */
  readonly verdict: 'allowed' | 'some' | 'denied';
  /** The two subnets that the checks are about, where there are several. */
  readonly way?: string;
  readonly checks: readonly ReachCheck[];
  readonly notes: readonly string[];
}
