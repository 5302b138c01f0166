// Parameters as the API returns them.
import type { Parameter, ParameterHistory, ParameterMetadata } from '@aws-sdk/client-ssm';
import type { Context } from '../../kernel/context.ts';
import type { FoundVersion } from './find.ts';
import { findPublicParameter } from './parameter/public.ts';
import { valueView } from './parameter/type.ts';
import type { ParameterRecord, ParameterVersion } from './state.ts';

export function parameterArn(name: string, ctx: Context): string {
  const resource = `parameter/${name.replace(/^\//, '')}`;
  return findPublicParameter(name, ctx.region)
    ? `arn:aws:ssm:${ctx.region}::${resource}`
    : ctx.arn('ssm', resource);
}

/** As GetParameter, GetParameters and GetParametersByPath return it. */
export function parameterView(found: FoundVersion, decrypt: boolean | undefined, ctx: Context): Parameter {
  const { parameter, version, selector } = found;
  return {
    Name: parameter.name,
    Type: version.type,
    Value: valueView(version, decrypt),
    Version: version.version,
    ...(selector ? { Selector: selector } : {}),
    LastModifiedDate: new Date(version.modifiedAt),
    ARN: parameterArn(parameter.name, ctx),
    DataType: version.dataType,
  };
}

/** As DescribeParameters returns it. */
export function parameterMetadataView(
  parameter: ParameterRecord,
  version: ParameterVersion,
  ctx: Context,
): ParameterMetadata {
  return { ...commonView(parameter, version, ctx), ARN: parameterArn(parameter.name, ctx) };
}

/** As GetParameterHistory returns it. */
export function parameterHistoryView(
  parameter: ParameterRecord,
  version: ParameterVersion,
  decrypt: boolean | undefined,
  ctx: Context,
): ParameterHistory {
  return {
    ...commonView(parameter, version, ctx),
    Value: valueView(version, decrypt),
    Labels: [...version.labels],
  };
}

function commonView(parameter: ParameterRecord, version: ParameterVersion, ctx: Context) {
  return {
    Name: parameter.name,
    Type: version.type,
    KeyId: version.keyId,
    LastModifiedDate: new Date(version.modifiedAt),
    // Callers are not distinguished: all of them act as the account's root user.
    LastModifiedUser: `arn:aws:iam::${ctx.account}:root`,
    Description: version.description,
    AllowedPattern: version.allowedPattern,
    Version: version.version,
    Tier: version.tier,
    Policies: (version.policies ?? []).map((PolicyText) => ({
      PolicyText,
      PolicyType: (JSON.parse(PolicyText) as { Type: string }).Type,
      PolicyStatus: 'Pending',
    })),
    DataType: version.dataType,
  };
}
