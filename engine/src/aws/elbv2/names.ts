// Names and ARNs of load balancers and what belongs to them.
import { parseArn } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';
import { invalid } from './faults.ts';
import type { LoadBalancerRecord } from './state.ts';

/** `what` is how AWS's message begins, for example `load balancer`. */
export function checkName(what: string, name: string): void {
  if (name.length > 32) throw invalid(`The ${what} name '${name}' cannot be longer than '32' characters`);
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    throw invalid(
      `The ${what} name '${name}' can only contain characters that are alphanumeric characters and hyphens(-)`,
    );
  }
  if (name.startsWith('-') || name.endsWith('-')) {
    throw invalid(`The ${what} name '${name}' cannot begin or end with '-'`);
  }
  if (what === 'load balancer' && name.startsWith('internal-')) {
    throw invalid(`The load balancer name '${name}' cannot begin with 'internal-'`);
  }
}

const arnPrefixes = { application: 'app', network: 'net', gateway: 'gwy' } as const;

export function loadBalancerArn(type: LoadBalancerRecord['type'], name: string, ctx: Context): string {
  return ctx.arn('elasticloadbalancing', `loadbalancer/${arnPrefixes[type]}/${name}/${ctx.ids.hex(16)}`);
}

/** `listener/app/<name>/<load balancer's id>/<its own>`. */
export function listenerArn(loadBalancer: string, ctx: Context): string {
  return `${loadBalancer.replace(':loadbalancer/', ':listener/')}/${ctx.ids.hex(16)}`;
}

export function ruleArn(listener: string, ctx: Context): string {
  return `${listener.replace(':listener/', ':listener-rule/')}/${ctx.ids.hex(16)}`;
}

/** As in metric dimensions: `app/<name>/<id>`, or `targetgroup/<name>/<id>`. */
export function fullName(arn: string): string {
  return (parseArn(arn)?.resource ?? arn).replace(/^loadbalancer\//, '');
}

/** @param loadBalancer its full name. */
export function metricNamespace(loadBalancer: string | undefined): 'AWS/ApplicationELB' | 'AWS/NetworkELB' {
  return loadBalancer?.startsWith('net/') ? 'AWS/NetworkELB' : 'AWS/ApplicationELB';
}

/** @throws ValidationError for a malformed ARN, which AWS distinguishes from one that does not exist */
export function checkArn(
  kind: 'loadbalancer' | 'listener' | 'listener-rule' | 'targetgroup' | 'truststore',
  arn: string,
): void {
  const parts = parseArn(arn);
  if (parts?.service === 'elasticloadbalancing' && parts.resource.startsWith(`${kind}/`)) return;
  const words = {
    loadbalancer: 'load balancer',
    listener: 'listener',
    'listener-rule': 'listener rule',
    targetgroup: 'target group',
    truststore: 'trust store',
  };
  throw invalid(`'${arn}' is not a valid ${words[kind]} ARN`);
}
