// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { otherVpc, ref } from '../../testing/resource-examples/surroundings.ts';

const inVpcs = (...names: string[]) => names.map((name) => ({ VPCId: ref(name), VPCRegion: 'us-east-1' }));

export const driftExamples: DriftExamples = {
  'AWS::Route53::HostedZone': {
    scenes: [{ prerequisites: otherVpc, update: { VPCs: inVpcs('Vpc', 'OtherVpc') } }],
    unchanged: { 'not simulated': ['HostedZoneFeatures'] },
  },
  'AWS::Route53::HealthCheck': {
    scenes: [
      {
        create: { HealthCheckTags: [{ Key: 'team', Value: 'a' }] },
        update: { HealthCheckTags: [{ Key: 'team', Value: 'b' }] },
      },
    ],
  },
};
