// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html
import type { InputTransformer, Target } from '@aws-sdk/client-eventbridge';
import { parseArn } from '../../../kernel/arn.ts';
import type { Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid, tooManyTargets } from '../faults.ts';
import { requireRule } from '../find.ts';
import { parsePath } from '../input/json-path.ts';
import { unknownPlaceholder } from '../input/template.ts';
import { ruleKey, rules } from '../state.ts';

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const maxTargets = 5;

/** Others have policies of their own. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html */
const calledByRole: readonly string[] = [
  'batch',
  'codebuild',
  'codepipeline',
  'ecs',
  'firehose',
  'kinesis',
  'states',
];

export const putTargets: Operation<'events', 'PutTargets'> = (input, ctx) => {
  const rule = requireRule(input.Rule!, input.EventBusName, ctx);
  const given = input.Targets!;
  for (const target of given) checkTarget(target);
  const kept = rule.targets.filter(({ Id }) => !given.some((target) => target.Id === Id));
  const targets = [...kept, ...given];
  if (targets.length > maxTargets) throw tooManyTargets();
  ctx.put(rules, ruleKey(rule), plain({ ...rule, targets }));
  return { FailedEntryCount: 0, FailedEntries: [] };
};

function checkTarget({ Id, Arn = '', Input, InputPath, InputTransformer, ...target }: Target): void {
  const arn = parseArn(Arn);
  if (!arn) throw invalid(`Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format.`);
  if ([Input, InputPath, InputTransformer].filter((each) => each !== undefined).length > 1)
    throw invalid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  if (Input !== undefined) checkJson(Input);
  if (InputTransformer) checkTransformer(Id, InputTransformer);
  if (InputPath !== undefined && !parsePath(InputPath)) throw invalid('Parameter InputPath is not valid.');
  if (arn.service === 'sqs' && arn.resource.endsWith('.fifo') && !target.SqsParameters)
    throw invalid(`Parameter(s) SqsParameters must be specified for target: ${Id}.`);
  if (calledByRole.includes(arn.service) && !target.RoleArn)
    throw invalid(`RoleArn is required for target ${Id}.`);
  if (arn.service === 'ecs' && !target.EcsParameters)
    throw invalid(`Parameter(s) EcsParameters must be specified for target: ${Id}.`);
}

function checkTransformer(id: string | undefined, transformer: InputTransformer): void {
  const unknown = unknownPlaceholder(transformer);
  if (unknown !== undefined)
    throw invalid(`InputTemplate for target ${id} contains invalid placeholder ${unknown}.`);
  for (const path of Object.values(transformer.InputPathsMap ?? {}))
    if (!parsePath(path)) throw invalid(`InputPathsMap for target ${id} contains invalid path ${path}.`);
}

function checkJson(text: string): void {
  try {
    parseJson(text);
  } catch {
    throw invalid('Parameter Input is not valid. Reason: the value is not JSON.');
  }
}
