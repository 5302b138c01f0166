// FireLens: containers whose output a router of their task takes, and the router's settings.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html
import type { ContainerDefinition, LogConfiguration } from '@aws-sdk/client-ecs';
import type { ContainerSpecification } from '../../../contracts/runtime.ts';
import type { Context } from '../../../kernel/context.ts';
import { readConfigurationFile } from './environment-files.ts';
import { resolveSecret } from './secrets.ts';

export function routing(
  ctx: Context,
  { logConfiguration, firelensConfiguration }: ContainerDefinition,
): Pick<ContainerSpecification, 'routedLogs' | 'logRouter'> {
  const isRouted = logConfiguration?.logDriver === 'awsfirelens';
  const { type, options: settings = {} } = firelensConfiguration ?? {};
  const file = settings['config-file-value'];
  const included =
    file === undefined
      ? {}
      : settings['config-file-type'] === 's3'
        ? { fetched: readConfigurationFile(ctx, file) }
        : { include: file };
  return {
    ...(isRouted ? { routedLogs: { options: outputOptions(ctx, logConfiguration) } } : {}),
    ...(type
      ? {
          logRouter: {
            kind: type,
            addsMetadata: settings['enable-ecs-log-metadata'] !== 'false',
            ...included,
          },
        }
      : {}),
  };
}

function outputOptions(
  ctx: Context,
  { options = {}, secretOptions = [] }: LogConfiguration,
): Record<string, string> {
  // It is the log driver's, and not the output's.
  const { 'log-driver-buffer-limit': _limit, ...rest } = options;
  const secrets = secretOptions.map(({ name = '', valueFrom = '' }) => [name, resolveSecret(ctx, valueFrom)]);
  return { ...rest, ...Object.fromEntries(secrets) };
}
