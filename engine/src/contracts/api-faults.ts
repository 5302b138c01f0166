// Errors that an experiment injects into calls of AWS's APIs. The service that runs experiments (FIS) writes them; the
// gateway answers calls of a role with them, and Auto Scaling its own launches.
import { AwsFault } from '../kernel/faults.ts';
import type { Ids } from '../kernel/ids.ts';
import { defineTable, type Reader } from '../kernel/table.ts';
import { roleAccessKeyId } from './role-credentials.ts';
import { zoneOutages } from './zone-outages.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    'api/faults': ApiFault;
    'api/launch-faults': LaunchFault;
  }
}

export interface ApiFault {
  readonly roleArn: string;
  readonly service: string;
  readonly operations: readonly string[];
  /** Of calls. */
  readonly percentage: number;
  readonly code: string;
  readonly status: number;
  readonly message: string;
  /** Only where the call names one of these zones, or none. */
  readonly availabilityZones?: readonly string[];
}
/** Key: whoever injected it. */
export const apiFaults = defineTable('api/faults');

/** Launches that fail for want of capacity. */
export interface LaunchFault {
  readonly autoScalingGroupArn: string;
  readonly availabilityZones: readonly string[];
  readonly percentage: number;
}
/** Key: whoever injected it. */
export const launchFaults = defineTable('api/launch-faults');

/** The error that a call is answered with, if any. */
export function apiFault(
  state: Reader,
  call: {
    readonly service: string;
    readonly operation: string;
    readonly input: unknown;
    readonly accessKeyId: string;
  },
  ids: Pick<Ids, 'below'>,
): AwsFault | undefined {
  const zone = (call.input as { Placement?: { AvailabilityZone?: string } } | undefined)?.Placement
    ?.AvailabilityZone;
  const found = state
    .all(apiFaults)
    .find(
      ({ roleArn, service, operations, percentage, availabilityZones }) =>
        service === call.service &&
        operations.includes(call.operation) &&
        roleAccessKeyId(roleArn) === call.accessKeyId &&
        (zone === undefined || (availabilityZones?.includes(zone) ?? true)) &&
        ids.below(100) < percentage,
    );
  if (!found) return undefined;
  const { code, status, message } = found;
  return new AwsFault({ code, status, message });
}

/** @throws InsufficientInstanceCapacity for a launch that an experiment or the outage of its zone has fail */
export function refuseLaunch(
  state: Reader,
  launch: {
    readonly autoScalingGroupArn: string;
    /** Asked for only where a fault is active. */
    readonly availabilityZone: () => string;
    /** Unknown where a launch template decides it. */
    readonly instanceType: string | undefined;
  },
  ids: Pick<Ids, 'below'>,
): void {
  const active = state.all(launchFaults);
  if (active.length === 0 && state.keys(zoneOutages).length === 0) return;
  const zone = launch.availabilityZone();
  const isRefused =
    state.get(zoneOutages, zone) ||
    active.some(
      ({ autoScalingGroupArn, availabilityZones, percentage }) =>
        autoScalingGroupArn === launch.autoScalingGroupArn &&
        availabilityZones.includes(zone) &&
        ids.below(100) < percentage,
    );
  if (isRefused) throw insufficientCapacity(launch.instanceType, zone);
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html#troubleshooting-launch-capacity */
const insufficientCapacity = (instanceType: string | undefined, zone: string) =>
  new AwsFault({
    code: 'InsufficientInstanceCapacity',
    status: 500,
    message:
      `We currently do not have sufficient ${instanceType ? `${instanceType} ` : ''}capacity in the Availability Zone you requested (${zone}). ` +
      'Our system will be working on provisioning additional capacity.',
  });
