// https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
// The environment variables that CodeBuild provides. The driver sets CODEBUILD_SRC_DIR, CODEBUILD_BUILD_SUCCEEDING and HOME.
import type { EnvironmentVariable } from '@aws-sdk/client-codebuild';
import { getParameters } from '../../../contracts/parameter-permission.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { BuildRecord } from '../state.ts';

/** @throws AwsFault when a parameter cannot be read */
export function environmentOf(build: BuildRecord, ctx: Context): Record<string, string> {
  const { definition, logs } = build;
  const given = definition.environment?.environmentVariables ?? [];
  return defined({
    AWS_DEFAULT_REGION: ctx.region,
    AWS_REGION: ctx.region,
    CODEBUILD_BUILD_ARN: build.arn,
    CODEBUILD_BUILD_ID: build.id,
    CODEBUILD_BUILD_IMAGE: definition.environment?.image,
    CODEBUILD_BUILD_NUMBER: String(build.number),
    CODEBUILD_INITIATOR: build.initiator,
    CODEBUILD_KMS_KEY_ID: definition.encryptionKey ?? ctx.arn('kms', 'alias/aws/s3'),
    CODEBUILD_LOG_PATH: logs?.stream,
    CODEBUILD_RESOLVED_SOURCE_VERSION: build.resolvedSourceVersion,
    CODEBUILD_SOURCE_VERSION: build.sourceVersion,
    CODEBUILD_START_TIME: String(build.startedAt),
    ...Object.fromEntries(given.map((variable) => [variable.name!, resolved(variable, ctx)])),
  });
}

function resolved({ name, value, type }: EnvironmentVariable, ctx: Context): string {
  if (type === 'PARAMETER_STORE') {
    try {
      if (ctx.caller) ctx.authorize(ctx.caller, getParameters(value!, ctx));
      const { Parameter } = ctx
        .as(undefined)
        .call('ssm', 'GetParameter', { Name: value!, WithDecryption: true });
      return Parameter!.Value!;
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      throw new AwsFault({
        code: 'Decrypted Variables Error',
        message: error.code === 'ParameterNotFound' ? `parameter does not exist: ${value}` : error.message,
      });
    }
  }
  if (type === 'SECRETS_MANAGER') {
    throw new AwsFault({
      code: 'Secrets Manager Error Message',
      message: `Drydock does not simulate Secrets Manager: the variable ${name} cannot be read from ${value}.`,
    });
  }
  return value ?? '';
}

const defined = (variables: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
