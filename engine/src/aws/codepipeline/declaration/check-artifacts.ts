// Every input is the output of an action before it, and no two outputs have the same name.
import type { StageDeclaration } from '@aws-sdk/client-codepipeline';
import { invalidStructure } from '../faults.ts';

export function checkArtifacts(stages: readonly StageDeclaration[]): void {
  const made = new Set<string>();
  for (const stage of stages) {
    for (const group of byRunOrder(stage)) {
      for (const action of group) {
        for (const { name = '' } of action.inputArtifacts ?? []) {
          if (made.has(name)) continue;
          throw invalidStructure(
            `Input Artifact Bundle ${name} in action ${action.name} is not declared as Output Artifact Bundle in any of ` +
              'the preceding actions',
          );
        }
      }
      for (const { name = '' } of group.flatMap((action) => action.outputArtifacts ?? [])) {
        if (!/^[A-Za-z0-9\-_]{1,100}$/.test(name)) throw invalidStructure(`Invalid artifact name '${name}'`);
        if (made.has(name)) {
          throw invalidStructure(
            `Output Artifact Bundle name must be unique within the pipeline. ${name} has been used more than once.`,
          );
        }
        made.add(name);
      }
    }
  }
}

/** Groups of actions that run at the same time, in the order in which they start. */
export function byRunOrder({ actions = [] }: StageDeclaration): NonNullable<StageDeclaration['actions']>[] {
  const orders = [...new Set(actions.map((action) => action.runOrder ?? 1))].sort((a, b) => a - b);
  return orders.map((order) => actions.filter((action) => (action.runOrder ?? 1) === order));
}
