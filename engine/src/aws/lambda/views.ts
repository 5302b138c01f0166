// Functions, versions, aliases and layers as Lambda's API returns them.
import type {
  AliasConfiguration,
  FunctionConfiguration,
  FunctionEventInvokeConfig,
  LayerVersionsListItem,
} from '@aws-sdk/client-lambda';
import type { Context } from '../../kernel/context.ts';
import { whyRecorded } from './recorded.ts';
import type { AliasRecord, EventInvokeRecord, FunctionRecord, LayerVersionRecord } from './state.ts';

const time = (at: number) => new Date(at).toISOString().replace('Z', '+0000');

export function configurationView(record: FunctionRecord): FunctionConfiguration {
  const { environment, version, layers, deadLetterArn, code, recorded = {} } = record;
  const reason = whyRecorded(record);
  return {
    FunctionName: record.name,
    FunctionArn: version === '$LATEST' ? record.arn : `${record.arn}:${version}`,
    ...(record.runtime !== undefined && { Runtime: record.runtime as FunctionConfiguration['Runtime'] }),
    Role: record.role,
    ...(record.handler !== undefined && { Handler: record.handler }),
    CodeSize: code?.sizeBytes ?? 0,
    CodeSha256: code?.sha256 ?? '',
    Description: record.description,
    Timeout: record.timeoutSeconds,
    MemorySize: record.memoryMiB,
    LastModified: time(record.modifiedAt),
    Version: version,
    ...(Object.keys(environment).length > 0 && { Environment: { Variables: { ...environment } } }),
    ...(layers.length > 0 && { Layers: layers.map((Arn) => ({ Arn })) }),
    ...(deadLetterArn !== undefined && { DeadLetterConfig: { TargetArn: deadLetterArn } }),
    TracingConfig: { Mode: 'PassThrough', ...recorded.TracingConfig },
    ...(recorded.VpcConfig && { VpcConfig: recorded.VpcConfig }),
    RevisionId: record.revisionId,
    State: 'Active',
    ...(reason !== undefined && { StateReason: reason }),
    LastUpdateStatus: 'Successful',
    PackageType: record.imageUri === undefined ? 'Zip' : 'Image',
    Architectures: [...record.architectures] as FunctionConfiguration['Architectures'],
    EphemeralStorage: { Size: 512, ...recorded.EphemeralStorage },
    SnapStart: { ApplyOn: 'None', ...recorded.SnapStart, OptimizationStatus: 'Off' },
    LoggingConfig: { LogFormat: 'Text', ...recorded.LoggingConfig, LogGroup: record.logGroup },
  };
}

export function aliasView(alias: AliasRecord, ctx: Context): AliasConfiguration {
  const { functionName, name, version, description, weights, revisionId } = alias;
  return {
    AliasArn: ctx.arn('lambda', `function:${functionName}:${name}`),
    Name: name,
    FunctionVersion: version,
    Description: description,
    ...(Object.keys(weights).length > 0 && { RoutingConfig: { AdditionalVersionWeights: { ...weights } } }),
    RevisionId: revisionId,
  };
}

export function layerView(layer: LayerVersionRecord): LayerVersionsListItem {
  return {
    LayerVersionArn: `${layer.layerArn}:${layer.version}`,
    Version: layer.version,
    Description: layer.description,
    CreatedDate: time(layer.createdAt),
    CompatibleRuntimes: [...layer.runtimes] as LayerVersionsListItem['CompatibleRuntimes'],
    CompatibleArchitectures: [...layer.architectures] as LayerVersionsListItem['CompatibleArchitectures'],
    ...(layer.licence !== undefined && { LicenseInfo: layer.licence }),
  };
}

export function eventInvokeView(config: EventInvokeRecord, ctx: Context): FunctionEventInvokeConfig {
  const { functionName, qualifier, onSuccess, onFailure } = config;
  return {
    FunctionArn: ctx.arn('lambda', `function:${functionName}:${qualifier}`),
    LastModified: new Date(config.modifiedAt),
    ...(config.maximumRetryAttempts !== undefined && { MaximumRetryAttempts: config.maximumRetryAttempts }),
    ...(config.maximumEventAgeSeconds !== undefined && {
      MaximumEventAgeInSeconds: config.maximumEventAgeSeconds,
    }),
    DestinationConfig: {
      OnSuccess: onSuccess === undefined ? {} : { Destination: onSuccess },
      OnFailure: onFailure === undefined ? {} : { Destination: onFailure },
    },
  };
}
