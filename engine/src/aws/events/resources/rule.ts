// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
import type { AwsVpcConfiguration, EcsParameters, RuleState, Target } from '@aws-sdk/client-eventbridge';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { requireRule } from '../find.ts';
import { rules } from '../state.ts';

export const ruleResource: ResourceType = {
  type: 'AWS::Events::Rule',

  create(request, ctx) {
    const name = (request.properties.Name as string | undefined) ?? request.generatedName(64);
    put(name, request, ctx);
    return { status: 'success', physicalId: name };
  },

  update(name, request, ctx) {
    put(name, request, ctx);
    return { status: 'success', physicalId: name };
  },

  delete(name, _request, ctx) {
    const Ids = (ctx.get(rules, name)?.targets ?? []).map(({ Id }) => Id!);
    if (Ids.length > 0) ctx.call('events', 'RemoveTargets', { Rule: name, Ids });
    ctx.call('events', 'DeleteRule', { Name: name });
    return { status: 'success', physicalId: name };
  },

  read(name, _properties, ctx) {
    const { arn, targets } = requireRule(name, undefined, ctx);
    return {
      ...ctx.call('events', 'DescribeRule', { Name: name }),
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
  attributes: (name, ctx) => ({ Arn: requireRule(name, undefined, ctx).arn, RuleName: name }),
};

function put(name: string, { properties, tags }: ResourceRequest, ctx: Context): void {
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
  const gone = requireRule(name, undefined, ctx).targets.filter(
    ({ Id }) => !wanted.some((target) => target.Id === Id),
  );
  if (gone.length > 0) {
    ctx.call('events', 'RemoveTargets', { Rule: name, Ids: gone.map(({ Id }) => Id!) });
  }
  if (wanted.length > 0) ctx.call('events', 'PutTargets', { Rule: name, Targets: wanted });
  if (Tags.length > 0) {
    const ResourceARN = requireRule(name, undefined, ctx).arn;
    ctx.call('events', 'TagResource', { ResourceARN, Tags });
  }
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
