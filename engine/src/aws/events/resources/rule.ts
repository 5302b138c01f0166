// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
import type { AwsVpcConfiguration, EcsParameters, RuleState, Target } from '@aws-sdk/client-eventbridge';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { requireRule } from '../find.ts';
import { ruleKey, rules } from '../state.ts';

export const ruleResource: ResourceType = {
  type: 'AWS::Events::Rule',

  create(request, ctx) {
    const name = (request.properties.Name as string | undefined) ?? request.generatedName(64);
    return { status: 'success', physicalId: put(name, request, ctx) };
  },

  update(key, request, ctx) {
    return { status: 'success', physicalId: put(placeOf(key).Name, request, ctx) };
  },

  delete(key, _request, ctx) {
    const { Name, EventBusName } = placeOf(key);
    const rule = ctx.get(rules, key);
    const Ids = (rule?.targets ?? []).map(({ Id }) => Id!);
    if (Ids.length > 0) ctx.call('events', 'RemoveTargets', { Rule: Name, EventBusName, Ids });
    if (rule) ctx.call('events', 'DeleteRule', { Name, EventBusName });
    return { status: 'success', physicalId: key };
  },

  read(key, _properties, ctx) {
    const { Name, EventBusName } = placeOf(key);
    const { arn, targets } = requireRule(Name, EventBusName, ctx);
    return {
      ...ctx.call('events', 'DescribeRule', { Name, EventBusName }),
      Targets: targets.map(({ EcsParameters, ...target }) => ({
        ...target,
        ...(EcsParameters && {
          EcsParameters: {
            ...EcsParameters,
            PlacementStrategies: EcsParameters.PlacementStrategy,
            TagList: EcsParameters.Tags,
          },
        }),
      })),
      Tags: ctx.call('events', 'ListTagsForResource', { ResourceARN: arn }).Tags,
    };
  },
  attributes(key, ctx) {
    const { Name, EventBusName } = placeOf(key);
    return { Arn: requireRule(Name, EventBusName, ctx).arn, RuleName: Name };
  },
};

/** By what `Ref` returns: the name, on another event bus than the default one after that bus's. */
function placeOf(key: string): { readonly Name: string; readonly EventBusName?: string } {
  const at = key.lastIndexOf('|');
  return at < 0 ? { Name: key } : { Name: key.slice(at + 1), EventBusName: key.slice(0, at) };
}

/** @returns the rule's key */
function put(name: string, { properties, tags }: ResourceRequest, ctx: Context): string {
  const { EventPattern, ScheduleExpression, State, Description, RoleArn, EventBusName } = properties as {
    EventPattern?: object | string;
    ScheduleExpression?: string;
    State?: RuleState;
    Description?: string;
    RoleArn?: string;
    EventBusName?: string;
  };
  const Tags = [...tags, ...((properties.Tags ?? []) as ResourceRequest['tags'])];
  ctx.call('events', 'PutRule', {
    Name: name,
    EventPattern: typeof EventPattern === 'object' ? JSON.stringify(EventPattern) : EventPattern,
    ScheduleExpression,
    State,
    Description,
    RoleArn,
    EventBusName,
    Tags,
  });
  const wanted = ((properties.Targets ?? []) as DeclaredTarget[]).map(targetOf);
  const rule = requireRule(name, EventBusName, ctx);
  const gone = rule.targets.filter(({ Id }) => !wanted.some((target) => target.Id === Id));
  if (gone.length > 0) {
    ctx.call('events', 'RemoveTargets', { Rule: name, EventBusName, Ids: gone.map(({ Id }) => Id!) });
  }
  if (wanted.length > 0) ctx.call('events', 'PutTargets', { Rule: name, EventBusName, Targets: wanted });
  if (Tags.length > 0) ctx.call('events', 'TagResource', { ResourceARN: rule.arn, Tags });
  return ruleKey(rule);
}

/** Templates name some members of EcsParameters otherwise than the API does. */
interface DeclaredTarget extends Omit<Target, 'EcsParameters'> {
  readonly EcsParameters?: Omit<EcsParameters, Renamed> & {
    readonly NetworkConfiguration?: { readonly AwsVpcConfiguration?: AwsVpcConfiguration };
    readonly CapacityProviderStrategy?: Declared;
    readonly PlacementConstraints?: Declared;
    readonly PlacementStrategies?: Declared;
    readonly TagList?: EcsParameters['Tags'];
  };
}
type Renamed =
  | 'NetworkConfiguration'
  | 'CapacityProviderStrategy'
  | 'PlacementConstraints'
  | 'PlacementStrategy'
  | 'Tags';
type Declared = readonly Readonly<Record<string, string | number>>[];

function targetOf({ EcsParameters: declared, ...target }: DeclaredTarget): Target {
  if (!declared) return target;
  const { NetworkConfiguration, PlacementStrategies, TagList, ...rest } = declared;
  const awsvpcConfiguration = NetworkConfiguration?.AwsVpcConfiguration;
  return {
    ...target,
    EcsParameters: plain({
      ...rest,
      CapacityProviderStrategy: lowerCased(rest.CapacityProviderStrategy),
      PlacementConstraints: lowerCased(rest.PlacementConstraints),
      PlacementStrategy: lowerCased(PlacementStrategies),
      Tags: TagList,
      NetworkConfiguration: awsvpcConfiguration && { awsvpcConfiguration },
    }) as EcsParameters,
  };
}

/** `{ Type: 'spread' }` is `{ type: 'spread' }` to the API. */
const lowerCased = (items: Declared | undefined) =>
  items?.map((item) =>
    Object.fromEntries(
      Object.entries(item).map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value]),
    ),
  );
