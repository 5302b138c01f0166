// What is lost: an instance, a zone, and an instance while no other can be had.
import { UserError } from '../../errors/user-error.ts';
import type { Scenario, Stage } from '../scenario.ts';

const perSecond = 40;

export const instanceLoss: Scenario = {
  name: 'instance-loss',
  summary: 'An instance fails with its tasks: the group replaces it, and the service goes on',
  policy: { availability: 95, recoverWithin: '15m' },
  looksFor: ['one-zone'],
  async play(stage) {
    stage.load(perSecond);
    await stage.pass('1m');
    const { instances, tasks } = await stage.look();
    const used = instances.find(({ id }) => tasks.some(({ instance }) => instance === id)) ?? instances[0];
    if (!used) throw new UserError('The service runs on no instance of a group: there is none to lose.');
    await stage.fault(`the instance ${used.id} in ${used.zone} fails`, () =>
      stage.clients.ec2.terminateInstances({ InstanceIds: [used.id] }),
    );
    await stage.until(
      'another instance takes its place',
      (now) =>
        now.instances.length >= instances.length &&
        now.instances.every(({ id, lifecycle }) => id !== used.id && lifecycle === 'InService'),
      '1h',
    );
    await stage.recovered('1h');
  },
};

export const zoneLoss: Scenario = {
  name: 'zone-loss',
  summary: 'A zone fails: the others carry the service until it is back',
  policy: { availability: 90, recoverWithin: '20m' },
  looksFor: ['one-zone'],
  async play(stage) {
    stage.load(perSecond);
    await stage.pass('1m');
    const { instances } = await stage.look();
    const [zone] = instances.map((instance) => instance.zone).sort();
    if (zone === undefined)
      throw new UserError('The service runs on no instance of a group: no zone can be lost.');
    const { subnets, ofZone } = await subnetsOf(stage, zone);
    const others = subnets.filter((id) => !ofZone.includes(id));
    const groupName = stage.system.autoScalingGroup!;
    const isLost = instances.filter((instance) => instance.zone === zone).map(({ id }) => id);
    const setSubnets = (ids: readonly string[]) =>
      stage.clients.autoScaling.updateAutoScalingGroup({
        AutoScalingGroupName: groupName,
        VPCZoneIdentifier: ids.join(),
      });
    await stage.fault(`${zone} fails, with ${isLost.join(', ')}`, async () => {
      // Nothing can be launched there for as long as it lasts.
      await suspend(stage, 'Launch');
      await stage.clients.ec2.terminateInstances({ InstanceIds: isLost });
      if (others.length === 0) return;
      stage.afterwards('the group has all its subnets again', () => setSubnets(subnets));
      await setSubnets(others);
      await resume(stage, 'Launch');
    });
    await stage.pass('10m');
    const during = await stage.look();
    stage.expect(
      'tasks run in another zone meanwhile',
      during.tasks.some((task) => task.status === 'RUNNING' && task.zone !== zone),
      `${during.tasks.filter(({ status }) => status === 'RUNNING').length} of ${during.desired} tasks run after ten minutes`,
    );
    stage.say(`${zone} is back`);
    if (others.length > 0) await setSubnets(subnets);
    else await resume(stage, 'Launch');
    await stage.recovered('1h');
  },
};

export const lateCapacity: Scenario = {
  name: 'late-capacity',
  summary: 'An instance fails and no other can be had for ten minutes',
  policy: { availability: 95, recoverWithin: '25m' },
  looksFor: ['one-zone'],
  async play(stage) {
    // One instance must bear it for ten minutes: a service that scales out meanwhile is as before only when it has scaled in again.
    stage.load(perSecond / 2);
    await stage.pass('1m');
    const { instances } = await stage.look();
    const [lost] = instances;
    if (!lost) throw new UserError('The service runs on no instance of a group: there is none to lose.');
    await stage.fault(`the instance ${lost.id} fails, and no other can be had`, async () => {
      await suspend(stage, 'Launch');
      await stage.clients.ec2.terminateInstances({ InstanceIds: [lost.id] });
    });
    await stage.pass('10m');
    const during = await stage.look();
    stage.expect(
      'the service goes on with what is left',
      during.running > 0 && during.healthyTargets > 0,
      `${during.running} of ${during.desired} tasks run after ten minutes`,
    );
    stage.say('instances can be had again');
    await resume(stage, 'Launch');
    await stage.recovered('1h');
  },
};

const processes = (stage: Stage, name: string) => ({
  AutoScalingGroupName: stage.system.autoScalingGroup!,
  ScalingProcesses: [name],
});

async function suspend(stage: Stage, name: string): Promise<void> {
  await stage.clients.autoScaling.suspendProcesses(processes(stage, name));
  stage.afterwards(`the group may ${name.toLowerCase()} instances again`, () => resume(stage, name));
}

const resume = (stage: Stage, name: string) =>
  stage.clients.autoScaling.resumeProcesses(processes(stage, name));

async function subnetsOf(
  { clients, system }: Stage,
  zone: string,
): Promise<{ readonly subnets: readonly string[]; readonly ofZone: readonly string[] }> {
  const { AutoScalingGroups = [] } = await clients.autoScaling.describeAutoScalingGroups({
    AutoScalingGroupNames: [system.autoScalingGroup!],
  });
  const subnets = AutoScalingGroups[0]?.VPCZoneIdentifier?.split(',') ?? [];
  const { Subnets = [] } = await clients.ec2.describeSubnets({ SubnetIds: [...subnets] });
  const ofZone = Subnets.filter(({ AvailabilityZone }) => AvailabilityZone === zone);
  return { subnets, ofZone: ofZone.flatMap(({ SubnetId }) => SubnetId ?? []) };
}
