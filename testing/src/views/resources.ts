// Other resources, as a test looks at them.
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';
import type { Alarm, AutoScalingGroup, Instance, LoadBalancer, Target } from '../api.ts';
import type { Paths } from '../paths.ts';
import { Printed } from './printed.ts';

export class SimulatedLoadBalancer extends Printed implements LoadBalancer {
  readonly #simulation: Simulation;
  readonly arn: string;

  constructor(simulation: Simulation, paths: Paths, path: string) {
    super();
    this.#simulation = simulation;
    this.arn = paths.physicalId(path, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
  }

  get title(): string {
    return 'LoadBalancer';
  }

  toJSON(): object {
    const { arn, dnsName } = this;
    return { arn, dnsName };
  }

  get dnsName(): string {
    const { LoadBalancers = [] } = this.#simulation.call('elbv2', 'DescribeLoadBalancers', {
      LoadBalancerArns: [this.arn],
    });
    return LoadBalancers[0]?.DNSName ?? '';
  }

  async targets(): Promise<readonly Target[]> {
    const { TargetGroups = [] } = this.#simulation.call('elbv2', 'DescribeTargetGroups', {
      LoadBalancerArn: this.arn,
    });
    return TargetGroups.flatMap(({ TargetGroupArn = '', TargetGroupName: targetGroup = '' }) => {
      const { TargetHealthDescriptions = [] } = this.#simulation.call('elbv2', 'DescribeTargetHealth', {
        TargetGroupArn,
      });
      return TargetHealthDescriptions.map(({ Target, TargetHealth }) => ({
        targetGroup,
        id: Target?.Id ?? '',
        port: Target?.Port ?? 0,
        zone: Target?.AvailabilityZone,
        state: TargetHealth?.State ?? '',
      }));
    });
  }
}

export class SimulatedGroup extends Printed implements AutoScalingGroup {
  readonly #simulation: Simulation;
  readonly name: string;

  constructor(simulation: Simulation, paths: Paths, path: string) {
    super();
    this.#simulation = simulation;
    this.name = paths.physicalId(path, 'AWS::AutoScaling::AutoScalingGroup');
  }

  get title(): string {
    return 'AutoScalingGroup';
  }

  toJSON(): object {
    const { name, desiredCapacity, instances } = this;
    return { name, desiredCapacity, instances };
  }

  get desiredCapacity(): number {
    return this.#group?.DesiredCapacity ?? 0;
  }

  get instances(): readonly Instance[] {
    return (this.#group?.Instances ?? []).map(
      ({ InstanceId = '', AvailabilityZone = '', LifecycleState = '' }) => ({
        id: InstanceId,
        zone: AvailabilityZone,
        lifecycleState: LifecycleState,
      }),
    );
  }

  get #group() {
    const request = { AutoScalingGroupNames: [this.name] };
    return this.#simulation.call('autoscaling', 'DescribeAutoScalingGroups', request).AutoScalingGroups?.[0];
  }
}

export class SimulatedAlarm extends Printed implements Alarm {
  readonly #simulation: Simulation;
  readonly name: string;

  constructor(simulation: Simulation, paths: Paths, path: string) {
    super();
    this.#simulation = simulation;
    this.name = paths.physicalId(path, 'AWS::CloudWatch::Alarm');
  }

  get title(): string {
    return 'Alarm';
  }

  toJSON(): object {
    const { name, state, reason } = this;
    return { name, state, reason };
  }

  get state(): string {
    return this.#alarm?.StateValue ?? '';
  }

  get reason(): string {
    return this.#alarm?.StateReason ?? '';
  }

  get #alarm() {
    return this.#simulation.call('cloudwatch', 'DescribeAlarms', { AlarmNames: [this.name] })
      .MetricAlarms?.[0];
  }
}
