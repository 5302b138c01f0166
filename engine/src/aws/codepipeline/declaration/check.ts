// https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
// The rules of a pipeline as a whole, for a declaration with its defaults.
import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { invalid, invalidStage, invalidStructure } from '../faults.ts';
import { checkAction } from './check-action.ts';
import { checkArtifacts } from './check-artifacts.ts';
import { checkConditions } from './check-conditions.ts';
import { checkNamespaces } from './check-namespaces.ts';
import { checkTriggers } from './check-triggers.ts';

const namePattern = /^[A-Za-z0-9.@\-_]{1,100}$/;

export function checkDeclaration(declaration: PipelineDeclaration, region: string): void {
  const { name = '', roleArn, stages = [], executionMode, pipelineType } = declaration;
  if (!namePattern.test(name))
    throw invalid(`Invalid pipeline name '${name}': it must match ${namePattern.source}`);
  if (!roleArn) throw invalidStructure('Pipeline must have a roleArn');
  checkStore(declaration, region);
  if (executionMode !== 'SUPERSEDED' && pipelineType !== 'V2') {
    throw invalidStructure(`The execution mode ${executionMode} needs a pipeline of type V2`);
  }
  if (stages.length < 2) {
    throw invalidStructure(
      `Pipeline has only ${stages.length} stage(s). There should be a minimum of 2 stages in a pipeline`,
    );
  }
  checkStages(declaration, region);
  if (executionMode === 'PARALLEL' && stages.some(({ onFailure }) => onFailure?.result === 'ROLLBACK')) {
    throw invalidStructure('The result ROLLBACK of onFailure is not possible in the execution mode PARALLEL');
  }
  checkArtifacts(stages);
  checkNamespaces(declaration);
  checkTriggers(declaration);
}

function checkStore({ artifactStore, artifactStores }: PipelineDeclaration, region: string): void {
  if (artifactStore && artifactStores) {
    throw invalidStructure('Pipeline must have either an artifactStore or artifactStores, not both');
  }
  const store = artifactStore ?? artifactStores?.[region];
  if (!store?.location)
    throw invalidStructure(`Pipeline must have an artifact store with a location in ${region}`);
  if (store.type !== 'S3') throw invalidStructure(`Invalid artifact store type: ${store.type}`);
}

function checkStages({ stages = [], pipelineType }: PipelineDeclaration, region: string): void {
  for (const [index, stage] of stages.entries()) {
    const name = stage.name ?? '';
    if (!namePattern.test(name)) throw invalidStage(`Invalid stage name '${name}'`);
    if (stages.findIndex((other) => other.name === name) < index) {
      throw invalidStructure(`Stage names must be unique within a pipeline. ${name} is used more than once`);
    }
    checkConditions(stage, index, pipelineType);
    const { result = 'FAIL' } = stage.onFailure ?? {};
    if (!['FAIL', 'RETRY', 'ROLLBACK'].includes(result) || (index === 0 && result === 'ROLLBACK')) {
      throw invalidStage(`The result ${result} of onFailure is not possible in stage ${name}`);
    }
    if (stage.blockers?.length) throw invalidStage(`Drydock does not simulate the blockers of stage ${name}`);
    const actions = stage.actions ?? [];
    if (actions.length === 0) throw invalidStage(`Stage ${name} must contain at least one action`);
    for (const [position, action] of actions.entries()) {
      if (!namePattern.test(action.name ?? '')) throw invalidStage(`Invalid action name '${action.name}'`);
      if (actions.findIndex((other) => other.name === action.name) < position) {
        throw invalidStage(
          `Action names must be unique within a stage. ${action.name} is used more than once`,
        );
      }
      const isSource = action.actionTypeId?.category === 'Source';
      if (index === 0 && !isSource) {
        throw invalidStructure('Pipeline should start with a stage that only contains source actions');
      }
      if (index > 0 && isSource) {
        throw invalidStructure('Source actions can only be in the first stage of a pipeline');
      }
      checkAction(action, region);
    }
  }
}
