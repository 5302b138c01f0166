// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackRefactor.html
import type { ResourceLocation } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import type { StackContext } from '../context.ts';
import { validationError } from '../faults.ts';
import { findStack } from '../find.ts';
import { applyRefactor } from '../refactor/apply.ts';
import { type Location, type RefactorRecord, refactors } from '../refactor/state.ts';
import { templateBody } from '../source/template-location.ts';
import { resourceKey, resources } from '../state.ts';

/** AWS computes a refactor after the call; here it is complete, or has failed, when the call returns. */
export const createStackRefactor: Operation<'cloudformation', 'CreateStackRefactor', StackContext> = (
  input,
  ctx,
) => {
  const moves = (input.ResourceMappings ?? []).map(({ Source, Destination }) => {
    const [from, to] = [locationOf(Source), locationOf(Destination)];
    const { stackId = '' } = findStack(from.stackName, ctx) ?? {};
    return {
      from,
      to,
      physicalId: ctx.get(resources, resourceKey(stackId, from.logicalId))?.physicalId ?? '',
    };
  });
  if (moves.length === 0)
    throw validationError('Drydock does not detect moved resources: name them in ResourceMappings.');
  const begun: RefactorRecord = plain({
    id: ctx.ids.uuid(),
    description: input.Description,
    status: 'CREATE_COMPLETE',
    executionStatus: 'AVAILABLE',
    definitions: input.StackDefinitions!.map((definition) => ({
      stackName: nameOf(definition.StackName ?? ''),
      body: templateBody(definition, ctx),
    })),
    moves,
    createsStacks: input.EnableStackCreation ?? false,
    stackIds: [],
  });
  const failure = rehearsed(begun, ctx);
  const stackIds = begun.definitions.flatMap(({ stackName }) => findStack(stackName, ctx)?.stackId ?? []);
  const failed = { status: 'CREATE_FAILED', statusReason: failure, executionStatus: 'UNAVAILABLE' } as const;
  ctx.put(refactors, begun.id, plain({ ...begun, stackIds, ...(failure === undefined ? {} : failed) }));
  return { StackRefactorId: begun.id };
};

const nameOf = (nameOrId: string): string =>
  nameOrId.startsWith('arn:') ? nameOrId.split('/')[1]! : nameOrId;

const locationOf = (location: ResourceLocation | undefined): Location => ({
  stackName: nameOf(location?.StackName ?? ''),
  logicalId: location?.LogicalResourceId ?? '',
});

class Undo extends Error {}

/** Applies the refactor and undoes it. Returns why it cannot be applied. */
function rehearsed(refactor: RefactorRecord, ctx: StackContext): string | undefined {
  try {
    ctx.attempt(() => {
      applyRefactor(refactor, ctx);
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return undefined;
    if (error instanceof AwsFault) return error.message;
    throw error;
  }
  return undefined;
}
