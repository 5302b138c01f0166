// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-alias.html
import type { CreateAliasCommandInput } from '@aws-sdk/client-lambda';
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import { aliases } from '../state.ts';
import { applyProvisioned } from './provisioned.ts';

interface Weights {
  readonly RoutingConfig?: {
    readonly AdditionalVersionWeights?: readonly {
      readonly FunctionVersion: string;
      readonly FunctionWeight: number;
    }[];
  };
}

function inputOf(properties: Properties): CreateAliasCommandInput {
  const { FunctionName, FunctionVersion, Name, Description } =
    properties as unknown as CreateAliasCommandInput;
  const { AdditionalVersionWeights = [] } = (properties as Weights).RoutingConfig ?? {};
  const weights = AdditionalVersionWeights.map(
    (each) => [each.FunctionVersion, each.FunctionWeight] as const,
  );
  return {
    FunctionName,
    FunctionVersion,
    Name,
    Description: Description ?? '',
    RoutingConfig: { AdditionalVersionWeights: Object.fromEntries(weights) },
  };
}

/** CodeDeploy's deployments of functions are not simulated. */
const movedAtOnce =
  'Drydock moves aliases at once: CodeDeploy shifts no traffic, calls no hooks and watches no alarms.';

/** The physical id is the alias's ARN. */
export const aliasResource: ResourceType = {
  type: 'AWS::Lambda::Alias',

  create({ properties }, ctx) {
    const { AliasArn = '' } = ctx.call('lambda', 'CreateAlias', inputOf(properties));
    applyProvisioned(AliasArn, properties, ctx);
    return { status: 'success', physicalId: AliasArn };
  },

  update(physicalId, { properties, previous, updatePolicy }, ctx) {
    ctx.call('lambda', 'UpdateAlias', inputOf(properties));
    applyProvisioned(physicalId, properties, ctx);
    const isDeployed =
      updatePolicy?.CodeDeployLambdaAliasUpdate !== undefined &&
      properties.FunctionVersion !== previous.FunctionVersion;
    return { status: 'success', physicalId, ...(isDeployed ? { remark: movedAtOnce } : {}) };
  },

  delete(physicalId, _request, ctx) {
    const [FunctionName = '', Name = ''] = physicalId.split(':').slice(-2);
    if (ctx.get(aliases, `${FunctionName}:${Name}`))
      ctx.call('lambda', 'DeleteAlias', { FunctionName, Name });
    return { status: 'success', physicalId };
  },

  unread: ['ProvisionedConcurrencyConfig'],
  read(physicalId, _properties, ctx) {
    const [FunctionName = '', Name = ''] = physicalId.split(':').slice(-2);
    const found = ctx.call('lambda', 'GetAlias', { FunctionName, Name });
    const weights = Object.entries(found.RoutingConfig?.AdditionalVersionWeights ?? {});
    return {
      ...found,
      FunctionName,
      RoutingConfig: {
        AdditionalVersionWeights: weights.map(([FunctionVersion, FunctionWeight]) => ({
          FunctionVersion,
          FunctionWeight,
        })),
      },
    };
  },
  attributes: (physicalId) => ({ AliasArn: physicalId }),
};
