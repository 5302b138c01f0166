// The number of subnets, set when the templates are synthesised: `cdk deploy -c subnets=3`, `npm run synth -- 3`.
import type { App } from 'aws-cdk-lib/core';

const leastThatALoadBalancerTakes = 2;

export function subnetCountOf(app: App): number {
  return Number(app.node.tryGetContext('subnets') ?? leastThatALoadBalancerTakes);
}
