// aws:ec2:api-insufficient-instance-capacity-error and aws:ec2:asg-insufficient-instance-capacity-error: launches fail for
// want of capacity in a zone, those of a role or those of an Auto Scaling group.
import { apiFaults, launchFaults } from '../../../contracts/api-faults.ts';
import { zoneName } from '../targets/zones.ts';
import { done, type FaultAction } from './fault-action.ts';
import { duration, listOf, numberFrom } from './parameters.ts';

const availabilityZoneIdentifiers = {
  description: 'The comma separated list of Availability Zones, by name or by id.',
  required: true as const,
  refuse: (value: string) => (listOf(value).length > 0 ? undefined : 'must not be empty'),
};
const percentage = {
  description: 'The percentage (1-100) of launch requests to inject the fault into.',
  value: '100',
  refuse: numberFrom(1, 100),
};

export const asgInsufficientCapacity: FaultAction = {
  id: 'aws:ec2:asg-insufficient-instance-capacity-error',
  description:
    'Injects InsufficientInstanceCapacity errors on requests made by the target Auto Scaling groups.',
  parameters: { duration, availabilityZoneIdentifiers, percentage },
  target: { name: 'AutoScalingGroups', resourceType: 'aws:ec2:autoscaling-group' },
  lasts: 'duration',
  begin({ key, targets, parameters }, ctx) {
    const availabilityZones = listOf(parameters.availabilityZoneIdentifiers).map((each) =>
      zoneName(each, ctx),
    );
    for (const [at, { arn: autoScalingGroupArn }] of targets.entries())
      ctx.put(launchFaults, `${key}/${at}`, {
        autoScalingGroupArn,
        availabilityZones,
        percentage: Number(parameters.percentage),
      });
  },
  end({ key }, ctx) {
    for (const each of ctx.keys(launchFaults)) if (each.startsWith(`${key}/`)) ctx.delete(launchFaults, each);
    return done;
  },
};

export const apiInsufficientCapacity: FaultAction = {
  id: 'aws:ec2:api-insufficient-instance-capacity-error',
  description: 'Injects InsufficientInstanceCapacity errors on requests made by the target IAM roles.',
  parameters: { duration, availabilityZoneIdentifiers, percentage: { ...percentage, required: true } },
  target: { name: 'Roles', resourceType: 'aws:iam:role' },
  lasts: 'duration',
  begin({ key, targets, parameters }, ctx) {
    const availabilityZones = listOf(parameters.availabilityZoneIdentifiers).map((each) =>
      zoneName(each, ctx),
    );
    for (const [at, { arn: roleArn }] of targets.entries())
      ctx.put(apiFaults, `${key}/${at}`, {
        roleArn,
        service: 'ec2',
        operations: ['RunInstances', 'StartInstances', 'CreateFleet', 'CreateCapacityReservation'],
        percentage: Number(parameters.percentage),
        availabilityZones,
        code: 'InsufficientInstanceCapacity',
        status: 500,
        message:
          'We currently do not have sufficient capacity in the Availability Zone you requested. Our system will be working on provisioning additional capacity.',
      });
  },
  end({ key }, ctx) {
    for (const each of ctx.keys(apiFaults)) if (each.startsWith(`${key}/`)) ctx.delete(apiFaults, each);
    return done;
  },
};
