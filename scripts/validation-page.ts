// The text of docs/reference/validation.md: what inputs are checked for, and what they are not.
import { readFileSync } from 'node:fs';
import { file as propertyConstraints } from '../engine/scripts/generate-property-constraints.ts';
import { type Deviation, deviations } from '../engine/scripts/model-deviations.ts';
import { services } from '../engine/src/aws/services.ts';
import { sitesOf } from '../engine/src/wire/validation/sites.ts';
import { constraintsOf, type Shape } from '../engine/src/wire/validation/table.ts';
import { table } from './markdown-table.ts';

export const validationPage = new URL('../docs/reference/validation.md', import.meta.url);

const opening = `<!-- Written by \`npm run docs\` from the code. Do not edit. -->

# Validation

What AWS refuses is refused here, with AWS's error code and text. What no model says — that two members exclude each
other, that a name is taken — each operation checks for itself.

## Calls

Every call is held against AWS's own model of the service before its operation runs: required members, enumerated values,
lengths, ranges, patterns. Nothing has changed when a call is refused. The models are those of botocore, which comes with
the AWS CLI; \`npm run generate\` writes them down as tables. The numbers are of members that the implemented operations
take, each counted wherever it occurs.`;

const counts: readonly (readonly [string, (shape: Shape) => boolean])[] = [
  ['enumerated', (shape) => shape.enum !== undefined],
  ['bounded', ({ min, max }) => min !== undefined || max !== undefined],
  ['patterned', (shape) => shape.pattern !== undefined],
];

const texts = `Most services answer \`1 validation error detected: Value 'x' at 'a.b' failed to satisfy constraint: …\`, with a
\`ValidationException\`, a \`ValidationError\` or a code of their own. ECR and IAM word some of it otherwise, and so do they
here. EC2 and S3 have no common text on AWS: here EC2 answers \`InvalidParameterValue\`, S3 \`MalformedXML\` for what is in a
body and \`InvalidArgument\` for what is in a header or in the query, but for the few members whose text is known.`;

const exceptions = 'Where AWS is known to answer otherwise than its model says, the engine follows AWS:';

const notChecked = `Patterns that every text matches check nothing. Members that the model leaves open (a container's port, a CIDR block, an
ARN of another service) are the operations' own to check. Calls that services and CloudFormation make of each other within
the engine are not checked again.`;

const templates = (types: number, constraints: number, others: readonly string[]) => `## Templates

Before the first resource of a stack is begun, and when a change set is made, the properties of every resource are held
against the public schema of its type: required, unknown and read-only properties and types for all public types; for the
${types} simulated types of which the schemas say more also enumerations, ranges, lengths, patterns, unique items,
dependencies and alternatives, at ${constraints} places. A stack then fails with
\`Validation failed for following resources: […]\`, a change set with \`AWS::EarlyValidation::PropertyValidation\`;
\`DescribeEvents\` has the details. \`DisableValidation\` skips this. Values that depend on another resource or on a dynamic
reference are checked at the resource's turn.

An enumeration has the values of \`@aws-cdk/aws-service-spec\` and of the registry's schemas as cfn-lint carries them, with its
corrections: one may be newer than the other. Everything else comes from the latter. The schemas of the other simulated types
demand no more than properties, their types and which are required: ${others.map((type) => `\`${type}\``).join(', ')}.`;

const notBeforehand = [
  [
    "types that AWS's page on validation leaves out (custom resources, wait conditions, CodeBuild projects, …)",
    'AWS does not either; their properties are checked at their turn',
  ],
  ['values of types that are only recorded', 'their schemas are kept as an outline'],
  [
    'patterns that every text contains a match of, such as `^.*$`',
    'they check nothing on AWS either: its validator looks for a match anywhere',
  ],
  ['names that are taken, a bucket that is not empty', "the operation fails at the resource's turn"],
  [
    "cfn-lint's own rules (`requiredXor`, `dependentExcluded`, `format`)",
    "not part of AWS's schemas: the service answers",
  ],
];

const rules = `## Rules that no model has

Written by hand, each beside its source. A call and a template meet the same ones.`;

const ruleRows = [
  [
    'what FARGATE admits: sizes, settings, roles, placement, platform versions',
    '`ecs/task-definitions/fargate.ts`, `ecs/placement/validate-launch-type.ts`',
  ],
  ['identity and trust policies; names of AWS-managed policies', '`iam/policies/`'],
  ['lifecycle policies of repositories', '`ecr/lifecycle-policy.ts`'],
  ['policies of stacks', '`cloudformation/source/stack-policy.ts`'],
  ['tag keys that begin with `aws:`', '`../wire/validation/reserved-tags.ts`'],
  ['namespaces of metrics that begin with `AWS/`', '`../wire/validation/reserved-namespaces.ts`'],
  ['placement constraints and strategies', '`ecs/placement/validate-placement.ts`'],
  ['the structure of templates', '`cloudformation/template/check.ts`'],
  ['lifecycle and CORS rules of buckets', '`s3/bucket/lifecycle-rules.ts`, `cors-rules.ts`'],
  ['names, filters, types and policies of parameters', '`ssm/parameter/`'],
  [
    'values, units and times of metric data; how far an alarm looks back',
    '`cloudwatch/metrics/`, `cloudwatch/operations/`',
  ],
  ['log events that are too old or too new', '`logs/operations/put-log-events.ts`'],
  ['filters of EC2: invalid ones, and those that are not simulated', '`ec2/describe/selection.ts`'],
  ['reserved and provisioned concurrency of functions', '`lambda/concurrency/`'],
  ['launch templates of Auto Scaling groups', '`autoscaling/group/launch-source.ts`'],
  ['user data is base64', '`ec2/launch-templates/launch-template-data.ts`'],
  [
    'roles that a function, a stack, a build, a pipeline or a deployment may assume, by their trust policies',
    '`../contracts/trusted-role.ts`',
  ],
  ['forms that upload objects to S3, by their policies', '`../wire/s3-forms/`'],
  ['service roles and types of resources of a stack', '`cloudformation/source/`'],
];

const stackTexts = `## CloudFormation's texts

\`engine/src/aws/cloudformation/stack/texts.test.ts\` and its neighbours provoke each text that AWS is known to answer and
that a template or a call can lead to here. These cannot be provoked:`;

const unprovoked = [
  [
    '`TokenAlreadyExistsException`, `OperationInProgressException`',
    'a token that was used for another stack is accepted; the other comes from operations on stack sets and types',
  ],
];

/** The text of the page. */
export function validationText(): string {
  const sorted = [...services].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = sorted.map((service) => {
    const shapes = sitesOf(constraintsOf(service)).map(({ shape }) => shape);
    return [service.id, ...counts.map(([, has]) => String(shapes.filter(has).length))];
  });
  const text = readFileSync(propertyConstraints, 'utf8');
  const types = Object.keys(JSON.parse(text) as object);
  const others = services
    .flatMap(({ resources = [] }) => resources.map(({ type }) => type))
    .filter((type) => !types.includes(type))
    .sort();
  const keywords = text.match(
    /"(enum|minimum|maximum|minLength|maxLength|pattern|minItems|maxItems|uniqueItems|dependencies|oneOf|anyOf)":/g,
  );
  const sections = [
    opening,
    table(['service', ...counts.map(([name]) => name)], rows),
    texts,
    exceptions,
    table(['service', 'in the model', 'here', 'why', 'source'], deviations.map(deviationRow)),
    notChecked,
    templates(types.length, keywords?.length ?? 0, others),
    table(['not checked beforehand', 'why'], notBeforehand),
    rules,
    table(['rule', 'in `engine/src/aws/`'], ruleRows),
    stackTexts,
    table(['text', 'why'], unprovoked),
  ];
  return `${sections.join('\n\n')}\n`;
}

function deviationRow({ service, shapes, drop = [], instead, why, source }: Deviation): string[] {
  const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;
  return [
    service,
    shapes.map(code).join(', '),
    instead?.pattern === undefined ? `no ${drop.join(', no ')}` : code(instead.pattern),
    why,
    source,
  ];
}
