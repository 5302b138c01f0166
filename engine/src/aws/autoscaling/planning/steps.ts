// The steps of a plan. Each is small: the group is planned again after it.

export type TerminationReason =
  | { readonly kind: 'shrink'; readonly from: number; readonly to: number }
  | { readonly kind: 'not-running' | 'unhealthy-target' | 'user-health' | 'lifetime' | 'deleted' }
  | { readonly kind: 'refresh'; readonly refreshId: string }
  | { readonly kind: 'abandoned'; readonly hook: string };

export type LaunchReason =
  | { readonly kind: 'grow'; readonly from: number; readonly to: number }
  | { readonly kind: 'replace' }
  | { readonly kind: 'rebalance'; readonly zone: string };

export type Step =
  | { readonly do: 'launch'; readonly subnetIds: readonly string[]; readonly reason: LaunchReason }
  | { readonly do: 'enter-service'; readonly instanceId: string }
  | {
      readonly do: 'begin-hooks';
      readonly instanceId: string;
      readonly hooks: readonly string[];
      readonly to: 'Pending:Wait' | 'Terminating:Wait';
    }
  | {
      readonly do: 'end-hook';
      readonly instanceId: string;
      readonly hook: string;
      readonly result: 'CONTINUE' | 'ABANDON';
    }
  | { readonly do: 'drain'; readonly instanceId: string }
  | { readonly do: 'mark-unhealthy'; readonly instanceId: string; readonly by: 'EC2' | 'ELB' }
  | {
      readonly do: 'begin-termination';
      readonly instanceId: string;
      readonly reason: TerminationReason;
    }
  | { readonly do: 'wait-for-targets'; readonly instanceId: string }
  | { readonly do: 'terminate'; readonly instanceId: string }
  | { readonly do: 'remove'; readonly instanceId: string }
  | { readonly do: 'all-protected' }
  | { readonly do: 'settle' }
  | { readonly do: 'refresh-progress'; readonly left: number }
  | { readonly do: 'refresh-waits'; readonly reason: string; readonly since: number }
  | { readonly do: 'refresh-goes-on' }
  | { readonly do: 'refresh-done'; readonly status: 'Successful' | 'Cancelled' }
  | { readonly do: 'refresh-done'; readonly status: 'Failed'; readonly reason: string }
  | { readonly do: 'delete-group' };
