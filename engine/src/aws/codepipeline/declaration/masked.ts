// A declaration as the API returns it: secrets in the configuration of actions are masked.
import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { providerOf } from '../providers/list.ts';

export const masked = (declaration: PipelineDeclaration): PipelineDeclaration => ({
  ...declaration,
  stages: declaration.stages?.map((stage) => ({
    ...stage,
    actions: stage.actions?.map((action) => {
      const secrets = providerOf(action.actionTypeId!)?.secretKeys ?? [];
      return secrets.length === 0
        ? action
        : { ...action, configuration: maskedKeys(action.configuration ?? {}, secrets) };
    }),
  })),
});

export const maskedKeys = (
  configuration: Readonly<Record<string, string>>,
  secrets: readonly string[],
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => [key, secrets.includes(key) ? '****' : value]),
  );
