// What a service may ask for that Drydock does not simulate: refused as an UnsupportedFeatureException rather than ignored.

import { unsupportedFeature } from '../faults.ts';
import type { CheckedSettings } from './checked-settings.ts';
export function refuseUnsimulatedService(input: CheckedSettings): void {
  const refuse = (what: string) =>
    unsupportedFeature(`${what} is not simulated by Drydock. Nothing was changed.`);
  if (input.vpcLatticeConfigurations?.length) throw refuse('VPC Lattice');
  if (input.gatewayConnectors?.length) throw refuse('A gateway connector');
  if (input.launchType && input.launchType !== 'EC2' && input.launchType !== 'FARGATE')
    throw refuse(`The launch type ${input.launchType}`);
  const { strategy = 'ROLLING', earlySuccessCriteria } = input.deploymentConfiguration ?? {};
  if (!['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'].includes(strategy))
    throw refuse(`The deployment strategy ${strategy}`);
  if (earlySuccessCriteria?.enable) throw refuse('Early success of a deployment (earlySuccessCriteria)');
}
