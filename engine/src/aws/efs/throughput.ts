// Throughput modes: https://docs.aws.amazon.com/efs/latest/ug/performance.html
import type { ThroughputMode } from '@aws-sdk/client-efs';
import { badRequest } from './faults.ts';

/** @throws BadRequest unless the mode and the provisioned throughput fit each other */
export function checkThroughput(mode: ThroughputMode, provisioned: number | undefined): void {
  if (mode === 'provisioned' && provisioned === undefined)
    throw badRequest('ProvisionedThroughputInMibps is required when ThroughputMode is provisioned.');
  if (mode !== 'provisioned' && provisioned !== undefined)
    throw badRequest('ProvisionedThroughputInMibps can only be given when ThroughputMode is provisioned.');
}
