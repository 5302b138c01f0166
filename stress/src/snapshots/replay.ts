// Deploys one template and then another by change sets, and asks at each stage what the recorded test asked of AWS.
import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { services } from '../../../engine/src/aws/services.ts';
import { type Rehearsal, rehearse } from '../../../engine/src/testing/rehearsal.ts';
import type { Case } from './case.ts';

/** The answers by the names that the snapshots give them. A stage that fails ends the replay with its `failure`. */
export function replay({ templates, parameters, recorded, masks }: Case): Record<string, unknown> {
  using cloud = rehearse({ services });
  const call = (operation: string, input: object) =>
    cloud.call('cloudformation', operation as never, input as never) as Record<string, unknown>;
  const answers: Record<string, unknown> = {};
  let StackName = 'stack';
  try {
    for (const [index, TemplateBody] of templates.entries()) {
      const number = index + 1;
      const created = call('CreateChangeSet', {
        StackName,
        ChangeSetName: 'cs',
        TemplateBody,
        ChangeSetType: index === 0 ? 'CREATE' : 'UPDATE',
        Capabilities: capabilitiesIn(recorded[`describe-change-set-${number}`]),
        Parameters: Object.entries(parameters[index] ?? {}).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
      });
      answers[`create-change-set-${number}`] = created;
      const { Id: ChangeSetName, StackId } = created as { Id: string; StackId: string };
      StackName = StackId;
      live(cloud);
      const described = (IncludePropertyValues: boolean) =>
        inOrder(call('DescribeChangeSet', { ChangeSetName, IncludePropertyValues }));
      answers[`describe-change-set-${number}-prop-values`] = described(true);
      answers[`describe-change-set-${number}`] = described(false);
      call('ExecuteChangeSet', { ChangeSetName });
      live(cloud);
      answers[`post-create-${number}-describe`] = stackOf(call, StackId);
    }
    call('DeleteStack', { StackName });
    live(cloud);
    answers['delete-describe'] = stackOf(call, StackName);
    answers['per-resource-events'] = events(call, StackName, recorded['per-resource-events']);
  } catch (error) {
    answers.failure = (error as Error).message;
  }
  return masked(answers, masks) as Record<string, unknown>;
}

/** The older recordings were made without any. */
const capabilitiesIn = (described: unknown): unknown =>
  (described as { readonly Capabilities?: unknown } | undefined)?.Capabilities ?? [];

function masked(value: unknown, masks: Case['masks']): unknown {
  if (typeof value === 'string')
    return masks.reduce(
      (text, [pattern, instead]) => text.replaceAll(new RegExp(pattern, 'g'), instead),
      value,
    );
  if (Array.isArray(value)) return value.map((each) => masked(each, masks));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, masked(each, masks)]));
}

function live(cloud: Rehearsal): void {
  cloud.settle();
  cloud.advance(600_000);
}

type Call = (operation: string, input: object) => Record<string, unknown>;

const stackOf = (call: Call, StackName: string): unknown =>
  (call('DescribeStacks', { StackName }) as { Stacks?: unknown[] }).Stacks?.[0];

interface WithChanges {
  readonly Changes?: readonly { readonly ResourceChange?: { readonly LogicalResourceId?: string } }[];
}

function inOrder(answer: object): object {
  const { Changes = [] } = answer as WithChanges;
  const name = (change: (typeof Changes)[number]) => change.ResourceChange?.LogicalResourceId ?? '';
  return { ...answer, Changes: [...Changes].sort((a, b) => (name(a) < name(b) ? -1 : 1)) };
}

/** By resource. The older recordings have whole events, newest first; the newer ones their status only, without repeats. */
function events(call: Call, StackName: string, recorded: unknown): unknown {
  const all: StackEvent[] = [];
  let NextToken: string | undefined;
  do {
    const page = call('DescribeStackEvents', { StackName, NextToken }) as {
      StackEvents?: StackEvent[];
      NextToken?: string;
    };
    all.push(...(page.StackEvents ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  const [sample] = Object.values((recorded ?? {}) as Record<string, object[]>);
  const isWhole = 'EventId' in (sample?.[0] ?? {});
  const grouped: Record<string, StackEvent[]> = {};
  // Some were made before the deletion.
  const ends = JSON.stringify(recorded ?? {}).includes(
    '"DELETE_COMPLETE","ResourceType":"AWS::CloudFormation::Stack"',
  );
  const deletion = ends
    ? -1
    : all.findIndex(
        (event) =>
          event.LogicalResourceId === event.StackName && event.ResourceStatus === 'DELETE_IN_PROGRESS',
      );
  const known = all.slice(deletion + 1);
  for (const event of isWhole ? known : known.toReversed()) {
    const isStack = event.LogicalResourceId === event.StackName;
    const id = isStack ? (isWhole ? '<stack-name:1>' : 'Stack') : event.LogicalResourceId!;
    const list = grouped[id] ?? [];
    grouped[id] = list;
    if (isWhole) {
      list.push(event);
      continue;
    }
    if (event.ResourceStatus === ('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' as never)) continue;
    const { LogicalResourceId, PhysicalResourceId, ResourceStatus, ResourceType, Timestamp } = event;
    // Of several events with one status, the newest counts.
    if (list.at(-1)?.ResourceStatus === ResourceStatus) list.pop();
    list.push({ LogicalResourceId, PhysicalResourceId, ResourceStatus, ResourceType, Timestamp } as never);
  }
  return grouped;
}
