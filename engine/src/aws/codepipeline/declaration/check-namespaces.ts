// https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
// A namespace belongs to one action, and only later actions can refer to it.
import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { referencedNamespaces } from '../execution/variables.ts';
import { invalidAction, invalidStructure } from '../faults.ts';
import { byRunOrder } from './check-artifacts.ts';

const reserved = ['codepipeline', 'variables'];

export function checkNamespaces({ stages = [], variables = [], pipelineType }: PipelineDeclaration): void {
  if (variables.length > 0 && pipelineType !== 'V2') {
    throw invalidStructure('Variables of a pipeline need a pipeline of type V2');
  }
  for (const { name } of variables) {
    if (!/^[A-Za-z0-9@\-_]{1,128}$/.test(name ?? ''))
      throw invalidStructure(`Invalid variable name '${name}'`);
  }
  const artifacts = stages.flatMap(({ actions = [] }) =>
    actions.flatMap(({ outputArtifacts = [] }) => outputArtifacts.map(({ name }) => name!)),
  );
  const known = new Set(reserved);
  for (const group of stages.flatMap(byRunOrder)) {
    for (const { name, configuration = {}, actionTypeId } of group) {
      const unknown = referencedNamespaces(configuration).find((namespace) => !known.has(namespace));
      if (unknown === undefined) continue;
      const source =
        actionTypeId?.category === 'Source' ? ' Source actions cannot use variables of actions.' : '';
      throw invalidAction(
        `Action '${name}' refers to the namespace '${unknown}', which no earlier action has.${source}`,
      );
    }
    for (const { name, namespace } of group) {
      if (namespace === undefined) continue;
      if (!/^[A-Za-z0-9@\-_]{1,100}$/.test(namespace)) {
        throw invalidAction(`Invalid namespace '${namespace}' of action '${name}'`);
      }
      if (known.has(namespace))
        throw invalidAction(`The namespace '${namespace}' of action '${name}' is taken`);
      if (artifacts.includes(namespace)) {
        throw invalidAction(`The namespace '${namespace}' of action '${name}' is the name of an artifact`);
      }
      known.add(namespace);
    }
  }
}
