// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-healthcheck.html
import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { withDefaults } from '../health-checks/defaults.ts';
import { healthChecks } from '../state.ts';

interface CheckProperties {
  readonly HealthCheckConfig: HealthCheckConfig;
  readonly HealthCheckTags?: readonly { readonly Key: string; readonly Value: string }[];
}

const read = ({ properties }: ResourceRequest) => properties as unknown as CheckProperties;

function setTags(id: string, request: ResourceRequest, ctx: Context): void {
  const check = ctx.get(healthChecks, id)!;
  const all = [...request.tags, ...(read(request).HealthCheckTags ?? [])];
  ctx.put(healthChecks, id, {
    ...check,
    tags: Object.fromEntries(all.map(({ Key, Value }) => [Key, Value])),
  });
}

const recorded = 'Recorded only: Drydock checks nothing for Route 53.';

const resettable = ['ChildHealthChecks', 'FullyQualifiedDomainName', 'Regions', 'ResourcePath'] as const;

/** Settings that UpdateHealthCheck takes: the type and the interval are not among them. */
const settable = [
  'AlarmIdentifier',
  'ChildHealthChecks',
  'Disabled',
  'EnableSNI',
  'FailureThreshold',
  'FullyQualifiedDomainName',
  'HealthThreshold',
  'IPAddress',
  'InsufficientDataHealthStatus',
  'Inverted',
  'Port',
  'Regions',
  'ResourcePath',
  'SearchString',
];

export const healthCheckResource: ResourceType = {
  type: 'AWS::Route53::HealthCheck',

  create(request, ctx) {
    const { HealthCheck } = ctx.call('route53', 'CreateHealthCheck', {
      CallerReference: ctx.ids.uuid(),
      HealthCheckConfig: read(request).HealthCheckConfig,
    });
    setTags(HealthCheck!.Id!, request, ctx);
    return { status: 'success', physicalId: HealthCheck!.Id!, remark: recorded };
  },

  update(id, request, ctx) {
    // What a template no longer has is as it was in the beginning.
    const config = withDefaults(read(request).HealthCheckConfig);
    const given = Object.entries(config).filter(([name]) => settable.includes(name));
    ctx.call('route53', 'UpdateHealthCheck', {
      HealthCheckId: id,
      ...Object.fromEntries(given),
      ResetElements: resettable.filter((name) => config[name] === undefined),
    });
    setTags(id, request, ctx);
    return { status: 'success', physicalId: id, remark: recorded };
  },

  delete(id, _request, ctx) {
    if (ctx.get(healthChecks, id)) ctx.call('route53', 'DeleteHealthCheck', { HealthCheckId: id });
    return { status: 'success', physicalId: id };
  },

  read(id, _properties, ctx) {
    const { HealthCheck } = ctx.call('route53', 'GetHealthCheck', { HealthCheckId: id });
    const tags = Object.entries(ctx.get(healthChecks, id)?.tags ?? {});
    return { ...HealthCheck, HealthCheckTags: tags.map(([Key, Value]) => ({ Key, Value })) };
  },
  attributes: (physicalId) => ({ HealthCheckId: physicalId }),
};
