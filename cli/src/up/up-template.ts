// Deploys a folder's CloudFormation or SAM template as one stack, and again after each change.
import type { Clock } from '../clock/clock.ts';
import type { Confirm } from '../confirm/confirm.ts';
import { UserError } from '../errors/user-error.ts';
import type { Message } from '../messages/message.ts';
import { ensureBucket } from '../packaging/bucket.ts';
import { packageTemplate } from '../packaging/package-template.ts';
import { deployByChangeSet } from '../steps/change-set.ts';
import { deployStacks } from '../steps/deploy-stacks.ts';
import { outputsOf } from '../steps/find-stack.ts';
import type { Target } from '../targets/target.ts';

/** CreateStack takes no longer text; a template in a bucket may have 1 MB. */
const longestTextBytes = 51_200;

export interface TemplateRequest {
  /** Absolute path. */
  readonly file: string;
  readonly stackName: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly confirm?: Confirm | undefined;
}

/** @throws UserError when a parameter without a default is missing, or the stack does not become complete */
export async function* deployTemplate(
  target: Target,
  clock: Clock,
  { file, stackName, parameters, confirm }: TemplateRequest,
): AsyncGenerator<Message, void> {
  const { clients, account, region } = target;
  const began = clock.elapsed();
  let template = await packageTemplate(target, file);
  if (Buffer.byteLength(template) > longestTextBytes) {
    const bucket = `drydock-artifacts-${account}-${region}`;
    await ensureBucket(clients, bucket, region);
    await clients.s3.putObject({ Bucket: bucket, Key: `${stackName}.template`, Body: template });
    template = `https://${bucket}.s3.${region}.amazonaws.com/${stackName}.template`;
  }
  await requireParameters(target, template, parameters);
  const request = { name: stackName, template, parameters, reportsResources: true };
  const stack = yield* confirm
    ? deployByChangeSet(clients, clock, request, confirm)
    : deployStacks(clients, clock, request);
  const outputs = outputsOf(stack);
  yield { code: 'stack-outputs', stackName, tookMs: clock.elapsed() - began, outputs, urls: urlsOf(outputs) };
}

async function requireParameters(
  { clients: { cloudFormation } }: Target,
  template: string,
  given: Readonly<Record<string, string>>,
): Promise<void> {
  const { Parameters = [] } = await cloudFormation.getTemplateSummary(
    template.startsWith('https://') ? { TemplateURL: template } : { TemplateBody: template },
  );
  const names = Parameters.map(({ ParameterKey = '' }) => ParameterKey);
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new UserError(
      `The template has no parameter ${unknown.join(', ')}. It has ${names.length > 0 ? names.join(', ') : 'none'}.`,
    );
  }
  const missing = Parameters.filter(
    ({ ParameterKey = '', DefaultValue }) => DefaultValue === undefined && !(ParameterKey in given),
  );
  if (missing.length === 0) return;
  const lines = missing.map(
    ({ ParameterKey, ParameterType, Description }) =>
      `  --parameter ${ParameterKey}=…   ${ParameterType}${Description ? `: ${Description}` : ''}`,
  );
  throw new UserError(['The template has parameters without a default. Give them:', ...lines].join('\n'));
}

/** Outputs that a browser can open: addresses, and the names of load balancers. */
export function urlsOf(outputs: Readonly<Record<string, string>>): string[] {
  return Object.values(outputs).flatMap((value) => {
    if (/^https?:\/\/\S+$/.test(value)) return [value];
    return /^127\.0\.0\.1:\d+$|\.elb\.amazonaws\.com$/.test(value) ? [`http://${value}`] : [];
  });
}
