// What a stack consists of, its nested stacks included: physical ids, and what its templates say of each resource.
import { parse } from 'yaml';
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';

export interface StackResource {
  /** Of the nested stacks that it is in, the outermost first, and its own. */
  readonly logicalIds: readonly string[];
  /** `Api/Db`: the path of its construct, where it has one. */
  readonly path?: string;
  readonly type: string;
  readonly physicalId: string;
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** By their logical ids, joined by `/`. */
export type Inventory = ReadonlyMap<string, StackResource>;

interface Declaration {
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: unknown;
  readonly UpdateReplacePolicy?: unknown;
}

/** @param paths of constructs by logical id, where the template does not name them itself */
export function inventoryOf(
  simulation: Simulation,
  stackName: string,
  paths: ReadonlyMap<string, string>,
): Inventory {
  const found = new Map<string, StackResource>();
  visit(stackName, []);
  return found;

  function visit(StackName: string, within: readonly string[]): void {
    const declared = declarations(simulation, StackName);
    const { StackResources = [] } = simulation.call('cloudformation', 'DescribeStackResources', {
      StackName,
    });
    for (const { LogicalResourceId = '', PhysicalResourceId = '', ResourceType = '' } of StackResources) {
      const logicalIds = [...within, LogicalResourceId];
      const { Properties, Metadata, DeletionPolicy, UpdateReplacePolicy } = declared[LogicalResourceId] ?? {};
      const own = Metadata?.['aws:cdk:path'];
      const path = typeof own === 'string' ? own : paths.get(logicalIds.join('/'));
      found.set(logicalIds.join('/'), {
        logicalIds,
        ...(path !== undefined && { path: shortPath(path) }),
        type: ResourceType,
        physicalId: PhysicalResourceId,
        ...(typeof DeletionPolicy === 'string' && { deletionPolicy: DeletionPolicy }),
        ...(typeof UpdateReplacePolicy === 'string' && { updateReplacePolicy: UpdateReplacePolicy }),
        properties: Properties ?? {},
      });
      if (ResourceType === 'AWS::CloudFormation::Stack' && PhysicalResourceId)
        visit(PhysicalResourceId, logicalIds);
    }
  }
}

/** `Api/Db` of `Api/Db/Resource`: the CDK's names for the one resource of a construct say nothing. */
export const shortPath = (path: string): string => path.replace(/\/(Resource|Default)$/, '');

function declarations(simulation: Simulation, StackName: string): Readonly<Record<string, Declaration>> {
  const { TemplateBody = '' } = simulation.call('cloudformation', 'GetTemplate', {
    StackName,
    TemplateStage: 'Processed',
  });
  const template = TemplateBody.trimStart().startsWith('{')
    ? JSON.parse(TemplateBody)
    : parse(TemplateBody, { logLevel: 'silent' });
  return template?.Resources ?? {};
}
