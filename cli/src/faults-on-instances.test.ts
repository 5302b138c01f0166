// Every action of FIS on instances, their network and the API, started through the real AWS CLI on the reference system
// under load: the effect is seen, it ends with the experiment, and nothing of it is left. Zonal shift is not FIS's, but alike.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FaultRig, hasCli } from './testing/fault-rig.ts';
import { eventually } from './testing/system.ts';

/** Beside a busy machine everything takes its time. */
const longestMs = 900_000;
const minute = 60_000;

describe.skipIf(!hasCli)(`an experiment${hasCli ? '' : ' (skipped: the AWS CLI is not installed)'}`, () => {
  let rig: FaultRig;
  beforeAll(async () => {
    rig = new FaultRig();
    expect(await rig.up()).toBe(0);
  }, longestMs);
  afterAll(() => rig.remove(), longestMs);

  const test = (name: string, body: () => Promise<void>) =>
    it(name, { timeout: longestMs }, async () => {
      await rig.untilWhole();
      const since = rig.answers.length;
      await body();
      await rig.untilWhole(minute);
      expect(rig.answers.length).toBeGreaterThan(since);
    });
  const isGone = async (id: string) => (await rig.look()).instances.every((each) => each.id !== id);
  const stateOf = async (id: string) => (await rig.facts(id))?.State?.Name ?? 'terminated';

  test('drain-container-instances: a half drains, and is active again at the end', async () => {
    const { cluster } = rig.known;
    const draining = async () => {
      const { containerInstanceArns = [] } = await rig.system.clients.ecs.listContainerInstances({
        cluster,
        status: 'DRAINING',
      });
      return containerInstanceArns.length;
    };
    const resourceArns = [rig.arn('ecs', `cluster/${cluster.split('/').at(-1)}`)];
    const id = await rig.start({
      actionId: 'aws:ecs:drain-container-instances',
      parameters: { drainagePercentage: '50', duration: 'PT2M' },
      target: ['Clusters', { resourceType: 'aws:ecs:cluster', resourceArns }],
    });
    await eventually(async () => (await draining()) === 1);
    await rig.pass(2 * minute);
    await rig.reaches(id, 'completed');
    await eventually(async () => (await draining()) === 0);
  });

  test('stop-instances: an instance stops, and the group replaces it', async () => {
    const { id: victim, target } = await rig.instance();
    const id = await rig.start({ actionId: 'aws:ec2:stop-instances', target });
    await rig.reaches(id, 'completed');
    await eventually(() => isGone(victim));
  });

  test('reboot-instances: its tasks end, and it comes back', async () => {
    const { id: victim, target } = await rig.instance();
    const before = await rig.taskIds();
    const id = await rig.start({ actionId: 'aws:ec2:reboot-instances', target });
    await rig.reaches(id, 'completed');
    await eventually(() => rig.isOneGone(before));
    expect(await stateOf(victim)).toBe('running');
  });

  test('terminate-instances: an instance is gone, and the group replaces it', async () => {
    const { id: victim, target } = await rig.instance();
    const id = await rig.start({ actionId: 'aws:ec2:terminate-instances', target });
    await rig.reaches(id, 'completed');
    await eventually(() => isGone(victim));
  });

  test('send-spot-instance-interruptions: a Spot Instance ends after its notice', async () => {
    const facts = await rig.facts((await rig.instance()).id);
    const { Instances } = await rig.system.clients.ec2.runInstances({
      ImageId: facts?.ImageId,
      SubnetId: facts?.SubnetId,
      InstanceType: 't3.small',
      MinCount: 1,
      MaxCount: 1,
      InstanceMarketOptions: { MarketType: 'spot' },
    });
    const spot = Instances![0]!.InstanceId!;
    await eventually(async () => (await stateOf(spot)) === 'running');
    const resourceArns = [rig.arn('ec2', `instance/${spot}`)];
    const id = await rig.start({
      actionId: 'aws:ec2:send-spot-instance-interruptions',
      parameters: { durationBeforeInterruption: 'PT2M' },
      target: ['SpotInstances', { resourceType: 'aws:ec2:spot-instance', resourceArns }],
    });
    await rig.pass(3 * minute);
    await eventually(async () => /shutting-down|terminated/.test(await stateOf(spot)));
    await rig.reaches(id, 'completed');
  });

  test('asg-insufficient-instance-capacity-error: no instance can be had, and then one can', async () => {
    const { autoScaling, ec2 } = rig.system.clients;
    const AutoScalingGroupName = rig.known.autoScalingGroup!;
    const zones = [...new Set((await rig.look()).instances.map(({ zone }) => zone))];
    const { AutoScalingGroups } = await autoScaling.describeAutoScalingGroups({
      AutoScalingGroupNames: [AutoScalingGroupName],
    });
    const resourceArns = [AutoScalingGroups![0]!.AutoScalingGroupARN!];
    const id = await rig.start({
      actionId: 'aws:ec2:asg-insufficient-instance-capacity-error',
      parameters: { duration: 'PT1H', availabilityZoneIdentifiers: zones.join(), percentage: '100' },
      target: ['AutoScalingGroups', { resourceType: 'aws:ec2:autoscaling-group', resourceArns }],
    });
    await ec2.terminateInstances({ InstanceIds: [(await rig.instance()).id] });
    await eventually(async () => {
      const { Activities = [] } = await autoScaling.describeScalingActivities({ AutoScalingGroupName });
      return Activities.some(({ StatusMessage = '' }) => StatusMessage.includes('sufficient capacity'));
    });
    await rig.stop(id);
  });

  test('api-insufficient-instance-capacity-error: launches of the role fail', async () => {
    const facts = (await rig.facts((await rig.instance()).id))!;
    const launch = [
      ...['ec2', 'run-instances', '--image-id', facts.ImageId!, '--subnet-id', facts.SubnetId!],
      ...['--instance-type', 't3.small', '--count', '1'],
    ];
    const id = await rig.start({
      actionId: 'aws:ec2:api-insufficient-instance-capacity-error',
      parameters: {
        duration: 'PT1H',
        availabilityZoneIdentifiers: facts.Placement!.AvailabilityZone!,
        percentage: '100',
      },
      target: role(),
    });
    expect(await rig.failureAsRole(launch)).toContain('InsufficientInstanceCapacity');
    await rig.stop(id);
    expect(await rig.failureAsRole([...launch, '--dry-run'])).not.toContain('InsufficientInstanceCapacity');
  });

  const role = () => ['Roles', { resourceType: 'aws:iam:role', resourceArns: [rig.roleArn] }] as const;

  it.each([
    ['throttle', /RequestLimitExceeded|Throttling/],
    ['internal', /InternalError/],
    ['unavailable', /Unavailable/],
  ])('inject-api-%s-error: calls of the role fail', { timeout: longestMs }, async (kind, error) => {
    const operations = 'DescribeInstances';
    const parameters = { duration: 'PT1H', service: 'ec2', operations, percentage: '100' };
    const id = await rig.start({
      actionId: `aws:fis:inject-api-${kind}-error`,
      parameters,
      target: role(),
    });
    expect(await rig.failureAsRole(['ec2', 'describe-instances'])).toMatch(error);
    await rig.stop(id);
    expect(await rig.failureAsRole(['ec2', 'describe-instances'])).toBe('');
  });

  test('disrupt-connectivity: a subnet is cut off, and gets its network ACL back', async () => {
    const { SubnetId = '' } = (await rig.facts((await rig.instance()).id))!;
    const acls = async () => {
      const { NetworkAcls = [] } = await rig.system.clients.ec2.describeNetworkAcls({});
      const own = NetworkAcls.find(({ Associations = [] }) =>
        Associations.some((each) => each.SubnetId === SubnetId),
      );
      return { own: own?.NetworkAclId, count: NetworkAcls.length };
    };
    const before = await acls();
    const resourceArns = [rig.arn('ec2', `subnet/${SubnetId}`)];
    const id = await rig.start({
      actionId: 'aws:network:disrupt-connectivity',
      parameters: { duration: 'PT1H', scope: 'all' },
      target: ['Subnets', { resourceType: 'aws:ec2:subnet', resourceArns }],
    });
    await eventually(async () => (await acls()).own !== before.own);
    await rig.stop(id);
    await eventually(async () => JSON.stringify(await acls()) === JSON.stringify(before));
  });

  test('a zone loses its power, and gets it back', async () => {
    const zone = 'us-east-1a';
    const { status, output } = await rig.system.drydock('chaos', 'zone', zone, '5m');
    expect(status, output).toBe(0);
    await eventually(async () => {
      const { tasks } = await rig.look();
      return tasks.filter((each) => each.status === 'RUNNING').every((each) => each.zone !== zone);
    });
    await rig.pass(5 * minute);
    await rig.untilWhole(minute);
  });

  test('a zonal shift: no request goes to the zone, until the shift is canceled', async () => {
    const { LoadBalancers } = await rig.system.clients.elbv2.describeLoadBalancers({});
    const arn = LoadBalancers![0]!.LoadBalancerArn!;
    const setting = 'Key=zonal_shift.config.enabled,Value=true';
    const attributes = ['--load-balancer-arn', arn, '--attributes', setting];
    await rig.aws(['elbv2', 'modify-load-balancer-attributes', ...attributes]);
    const zones = async () => {
      const seen = new Set<string | undefined>();
      for (let times = 0; times < 12; times++) seen.add((await rig.system.get()).availabilityZone);
      return [...seen].sort().join();
    };
    // After an earlier test both tasks may be in one zone: ECS moves one with time.
    const untilBoth = () =>
      eventually(async () => {
        if ((await zones()) === 'us-east-1a,us-east-1b') return true;
        await rig.pass(minute);
        return false;
      });
    await untilBoth();
    const shift = ['--away-from', 'use1-az1', '--expires-in', '1h', '--comment', 'a test'];
    const { zonalShiftId } = await rig.aws<{ zonalShiftId: string }>([
      'arc-zonal-shift',
      'start-zonal-shift',
      ...['--resource-identifier', arn],
      ...shift,
    ]);
    await eventually(async () => (await zones()) === 'us-east-1b');
    await rig.aws(['arc-zonal-shift', 'cancel-zonal-shift', '--zonal-shift-id', zonalShiftId]);
    await untilBoth();
  });
});
