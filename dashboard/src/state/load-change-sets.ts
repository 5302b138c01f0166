// Change sets of a stack, and what each would change.
import type { Cloud } from '../cloud/call.ts';
import { listOf, textOf, type Xml } from '../cloud/xml.ts';

export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly executionStatus: string;
  readonly reason: string;
  readonly changes: readonly ResourceChange[];
}

export interface ResourceChange {
  readonly logicalId: string;
  readonly type: string;
  /** `Add`, `Modify` or `Remove`, for example. */
  readonly action: string;
  /** `True`, `False` or `Conditional`; empty for what is added or removed. */
  readonly replacement: string;
  readonly details: readonly {
    readonly path: string;
    readonly before: string;
    readonly after: string;
    readonly recreation: string;
  }[];
}

export async function changeSetsOf(cloud: Cloud, stack: string): Promise<readonly ChangeSet[]> {
  const { Summaries } = await cloud.query('cloudformation', 'ListChangeSets', { StackName: stack });
  return Promise.all(
    listOf(Summaries).map(async (summary) => {
      const id = textOf(summary.ChangeSetId);
      const found = await cloud.query('cloudformation', 'DescribeChangeSet', {
        ChangeSetName: id,
        IncludePropertyValues: 'true',
      });
      return {
        id,
        name: textOf(found.ChangeSetName),
        status: textOf(found.Status),
        executionStatus: textOf(found.ExecutionStatus),
        reason: textOf(found.StatusReason),
        changes: listOf(found.Changes).map((change) => changeOf(change.ResourceChange as Xml)),
      };
    }),
  );
}

const changeOf = (change: Xml): ResourceChange => ({
  logicalId: textOf(change.LogicalResourceId),
  type: textOf(change.ResourceType),
  action: textOf(change.Action),
  replacement: textOf(change.Replacement),
  details: listOf(change.Details).map((detail) => {
    const target = (detail.Target ?? {}) as Xml;
    return {
      path:
        textOf(target.Path).replace(/^\//, '').replaceAll('/', '.') ||
        textOf(target.Name) ||
        textOf(target.Attribute),
      before: textOf(target.BeforeValue),
      after: textOf(target.AfterValue),
      recreation: textOf(target.RequiresRecreation),
    };
  }),
});
