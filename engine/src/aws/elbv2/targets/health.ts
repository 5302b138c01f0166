// The target health that DescribeTargetHealth returns: a pure function of registration, usage and the latest probe.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
import type { AnomalyDetection } from '@aws-sdk/client-elastic-load-balancing-v2';
import { plain } from '../../../kernel/plain.ts';
import type { ProbeRecord, TargetHealthRecord, TargetRecord } from '../state.ts';

export interface GroupUsage {
  /** Whether a rule of a listener forwards to the group. */
  readonly inUse: boolean;
  /** The availability zones of that load balancer. */
  readonly zones: readonly string[];
  /** Whether the group's targets are checked: false for groups that are only recorded. */
  readonly checked: boolean;
  /** The data plane is down. */
  readonly unchecked?: true;
  /** Of a function's group: it takes requests without being checked. */
  readonly healthChecksOff?: true;
}

export type Health = Pick<TargetHealthRecord, 'state' | 'reason' | 'description'>;

export interface TargetSituation {
  readonly target: TargetRecord;
  /** The data plane's latest report; absent before the first. */
  readonly probe?: ProbeRecord | undefined;
  /** Of an instance target: EC2's state of it. */
  readonly instanceState?: string | undefined;
  /** Where security groups are enforced: the rule that is missing. */
  readonly unpermitted?: string;
}

export const notRegistered: Health = {
  state: 'unused',
  reason: 'Target.NotRegistered',
  description: 'Target is not registered to the target group',
};

export function healthOf(situation: TargetSituation, usage: GroupUsage): TargetHealthRecord {
  const { targetGroupArn, id, port, zone } = situation.target;
  return { targetGroupArn, id, port, zone, ...judge(situation, usage) };
}

/** Only for healthy targets: others have no traffic to judge. */
export function anomalyOf({ probe }: TargetSituation, { state }: Health): AnomalyDetection {
  const known = state === 'healthy' ? probe : undefined;
  return {
    Result: known?.anomalous ? 'anomalous' : 'normal',
    MitigationInEffect: known?.mitigated ? 'yes' : 'no',
  };
}

function judge({ target, probe, instanceState, unpermitted }: TargetSituation, usage: GroupUsage): Health {
  if (target.drainUntil !== undefined) {
    return {
      state: 'draining',
      reason: 'Target.DeregistrationInProgress',
      description: 'Target deregistration is in progress',
    };
  }
  if (!usage.checked) {
    return {
      state: 'unavailable',
      reason: 'Target.HealthCheckDisabled',
      description:
        'This target group is only recorded: its protocol is not simulated, and its targets are not checked',
    };
  }
  if (!usage.inUse) {
    return unused(
      'Target.NotInUse',
      'Target group is not configured to receive traffic from the load balancer',
    );
  }
  if (target.zone !== 'all' && !usage.zones.includes(target.zone)) {
    return unused(
      'Target.NotInUse',
      'Target is in an Availability Zone that is not enabled for the load balancer',
    );
  }
  if (instanceState !== undefined && instanceState !== 'running') {
    return unused('Target.InvalidState', `Target is in the ${instanceState} state`);
  }
  if (usage.unchecked) {
    return {
      state: 'unavailable',
      reason: 'Elb.InternalError',
      description: 'The load balancer is being restarted: nothing is known of its targets meanwhile',
    };
  }
  if (usage.healthChecksOff) {
    return {
      state: 'unavailable',
      reason: 'Target.HealthCheckDisabled',
      description: 'Health checks are not enabled for this target',
    };
  }
  if (unpermitted !== undefined) {
    return {
      state: 'unhealthy',
      reason: 'Target.Timeout',
      description: `Request timed out: ${unpermitted}`,
    };
  }
  if (!probe) {
    return {
      state: 'initial',
      reason: 'Elb.RegistrationInProgress',
      description: 'Target registration is in progress',
    };
  }
  if (probe.state === 'initial') {
    return {
      state: 'initial',
      reason: 'Elb.InitialHealthChecking',
      description: 'Initial health checks in progress',
    };
  }
  const { state, reason, description } = probe;
  return plain({ state, reason, description });
}

function unused(reason: string, description: string): Health {
  return { state: 'unused', reason, description };
}
