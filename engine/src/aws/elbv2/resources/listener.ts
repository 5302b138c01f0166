// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listener.html
// A listener is complete when its port is bound, and fails when none could be: a stack must not succeed with a URL that
// nothing answers.
import type { CreateListenerCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type {
  Progress,
  Properties,
  ResourceRequest,
  ResourceType,
} from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { notBound } from '../faults.ts';
import { requireListener } from '../find.ts';
import { listenerAttributes } from '../listeners/attributes.ts';
import { listeners } from '../state.ts';
import { attributeChanges, named, retag, tagsHeld, tagsOf } from './resource-tags.ts';
import { templateActions } from './template-actions.ts';

type ListenerProperties = Partial<
  Pick<
    CreateListenerCommandInput,
    | 'LoadBalancerArn'
    | 'Protocol'
    | 'Port'
    | 'SslPolicy'
    | 'Certificates'
    | 'AlpnPolicy'
    | 'MutualAuthentication'
  >
> & { readonly ListenerAttributes?: readonly { readonly Key: string; readonly Value: string }[] };

const lookAgainMs = 50;
/** The balancer binds in the machine's time, which is little where the engine's clock runs faster. */
const patienceMs = 600_000;

export const listenerResource: ResourceType = {
  type: 'AWS::ElasticLoadBalancingV2::Listener',

  create(request, ctx) {
    const made = request.memo?.arn as string | undefined;
    if (made) return awaitBinding(made, request.memo!, ctx);
    const properties = request.properties as ListenerProperties;
    const { Listeners } = ctx.call('elbv2', 'CreateListener', {
      LoadBalancerArn: properties.LoadBalancerArn!,
      ...members(properties, request.properties),
      Tags: tagsOf(request),
    });
    const arn = Listeners![0]!.ListenerArn!;
    const Attributes = attributeChanges([], properties.ListenerAttributes, {});
    if (Attributes.length > 0)
      ctx.call('elbv2', 'ModifyListenerAttributes', { ListenerArn: arn, Attributes });
    return awaitBinding(arn, { arn, since: ctx.now }, ctx);
  },

  update(arn, request, ctx) {
    if (request.memo) return awaitBinding(arn, request.memo, ctx);
    const properties = request.properties as ListenerProperties;
    const before = request.previous as ListenerProperties;
    ctx.call('elbv2', 'ModifyListener', { ListenerArn: arn, ...members(properties, request.properties) });
    const Attributes = attributeChanges(
      before.ListenerAttributes,
      properties.ListenerAttributes,
      listenerAttributes(requireListener(arn, ctx).protocol),
    );
    if (Attributes.length > 0)
      ctx.call('elbv2', 'ModifyListenerAttributes', { ListenerArn: arn, Attributes });
    retag(arn, request, ctx);
    return awaitBinding(arn, { arn, since: ctx.now }, ctx);
  },

  delete(arn, _request, ctx) {
    if (ctx.get(listeners, arn)) ctx.call('elbv2', 'DeleteListener', { ListenerArn: arn });
    return { status: 'success', physicalId: arn };
  },

  read(arn, properties, ctx) {
    const { Listeners } = ctx.call('elbv2', 'DescribeListeners', { ListenerArns: [arn] });
    const { Attributes } = ctx.call('elbv2', 'DescribeListenerAttributes', { ListenerArn: arn });
    return {
      ...Listeners?.[0],
      ListenerAttributes: named(Attributes, properties.ListenerAttributes),
      Tags: tagsHeld(arn, ctx),
    };
  },
  attributes: (arn, ctx) => ({ ListenerArn: requireListener(arn, ctx).arn }),
};

function members(
  properties: ListenerProperties,
  all: Properties,
): Omit<CreateListenerCommandInput, 'LoadBalancerArn'> {
  const { Protocol, Port, SslPolicy, AlpnPolicy, MutualAuthentication } = properties;
  // Templates that have TLS on a condition leave an empty one behind: `CertificateArn: !If [IsTls, …, !Ref AWS::NoValue]`.
  const named = properties.Certificates?.filter(({ CertificateArn }) => CertificateArn);
  return {
    Protocol,
    Port,
    SslPolicy,
    Certificates: named?.length ? named : undefined,
    AlpnPolicy,
    // Removing it from the template changes nothing, as the template reference says: turning it off takes `Mode: off`.
    MutualAuthentication,
    DefaultActions: templateActions(all.DefaultActions),
  };
}

function awaitBinding(arn: string, memo: NonNullable<ResourceRequest['memo']>, ctx: Context): Progress {
  const { binding, hostPorts, port } = requireListener(arn, ctx);
  if (binding?.error) throw notBound(port, binding.error);
  // A listener that is only recorded has no port to wait for.
  if (binding?.hostPort || hostPorts.length === 0) return { status: 'success', physicalId: arn };
  if (ctx.now - (memo.since as number) > patienceMs) throw notBound(port, 'the balancer did not answer');
  return {
    status: 'in-progress',
    physicalId: arn,
    configured: true,
    againInMs: lookAgainMs,
    memo,
    reason: `Port ${port} is not bound yet.`,
  };
}
