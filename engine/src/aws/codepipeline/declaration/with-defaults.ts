// A pipeline's declaration with its defaults, as GetPipeline returns it.
import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { plain } from '../../../kernel/plain.ts';

export function withDefaults(declaration: PipelineDeclaration, version: number): PipelineDeclaration {
  const usesVersion2 = declaration.triggers?.length || declaration.variables?.length;
  return plain({
    ...declaration,
    version,
    pipelineType: declaration.pipelineType ?? (usesVersion2 ? ('V2' as const) : ('V1' as const)),
    executionMode: declaration.executionMode ?? ('SUPERSEDED' as const),
    stages: (declaration.stages ?? []).map((stage) => ({
      ...stage,
      actions: (stage.actions ?? []).map((action) => ({
        ...action,
        runOrder: action.runOrder ?? 1,
        configuration: action.configuration ?? {},
        inputArtifacts: action.inputArtifacts ?? [],
        outputArtifacts: action.outputArtifacts ?? [],
      })),
    })),
  });
}

/** Whether an execution that is in progress can continue with the other version. */
export const sameStructure = (a: PipelineDeclaration, b: PipelineDeclaration): boolean =>
  JSON.stringify({ ...a, version: 0 }) === JSON.stringify({ ...b, version: 0 });
