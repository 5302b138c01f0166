// What CloudFormation counts. Values: https://docs.aws.amazon.com/general/latest/gr/cfn.html
import { fault } from '../../kernel/faults.ts';
import { checkQuota, declareQuotas, type Quota } from '../../kernel/quota.ts';
import { formatError, validationError } from './faults.ts';
import type { Template } from './template/declarations.ts';

const tooMany = (things: string) => (limit: number, count: number) =>
  formatError(`Number of ${things}, ${count}, is greater than maximum allowed, ${limit}`);

export const quotas = declareQuotas(
  { code: 'cloudformation', name: 'AWS CloudFormation' },
  {
    stacks: {
      code: 'L-0485CB21',
      name: 'Stacks',
      value: 2000,
      adjustable: true,
      exceeded: fault('LimitExceededException', 'Limit for stack has been exceeded'),
    },
    resources: {
      code: 'L-05BC894F',
      name: 'Template Resources',
      value: 500,
      adjustable: false,
      exceeded: tooMany('resources'),
    },
    parameters: {
      code: 'L-72B9A393',
      name: 'Template Parameters',
      value: 200,
      adjustable: false,
      exceeded: tooMany('parameters'),
    },
    mappings: {
      code: 'L-63D096B8',
      name: 'Template Mappings',
      value: 200,
      adjustable: false,
      exceeded: tooMany('mappings'),
    },
    outputs: {
      code: 'L-87D14FB7',
      name: 'Template Outputs',
      value: 200,
      adjustable: false,
      exceeded: (limit, count) => formatError(`Outputs count ${count} is greater than max allowed ${limit}`),
    },
    templateSize: {
      code: 'L-125EDA8C',
      name: 'Template Size',
      value: 1_000_000,
      unit: 'Bytes',
      adjustable: false,
      exceeded: (limit) => validationError(`Template may not exceed ${limit} bytes in size.`),
    },
  },
);

/** Of the members that a template counts. @throws ValidationError */
export function checkCounts(ctx: { quota(quota: Quota): number }, template: Template): void {
  checkQuota(ctx, quotas.resources, Object.keys(template.Resources).length);
  checkQuota(ctx, quotas.parameters, Object.keys(template.Parameters).length);
  checkQuota(ctx, quotas.mappings, Object.keys(template.Mappings).length);
  checkQuota(ctx, quotas.outputs, Object.keys(template.Outputs).length);
}
