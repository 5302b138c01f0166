import { listed } from '../../contracts/listed-type.ts';
import { describeQuotas } from '../../testing/quota-rows.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { cloudFormation } from './index.ts';
import { quotas } from './quotas.ts';
import { scriptedParameter } from './testing/scripted-parameter.ts';

const service = cloudFormation([listed(scriptedParameter)]);

/** Answers every object with a template of the length that its key says. */
const s3 = standInService<'s3'>({
  id: 's3',
  operations: {
    GetObject: ({ Key = '' }) => ({ Body: Buffer.from(templateOf({}).padEnd(Number(Key))) as never }),
  },
});

const resource = { Type: 'AWS::SSM::Parameter', Properties: { Value: 'x' } };
const members = <T>(count: number, member: T): Readonly<Record<string, T>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`M${index}`, member]));
function templateOf(sections: object): string {
  return JSON.stringify({ Resources: { A: resource }, ...sections });
}
const create = (cloud: Rehearsal, count: number, sections: object) =>
  cloud.call('cloudformation', 'CreateStack', { StackName: `s${count}`, TemplateBody: templateOf(sections) });

describeQuotas([service, s3], service.quotas!, [
  {
    quota: quotas.stacks,
    add: (cloud, count) => create(cloud, count, {}),
    code: 'LimitExceededException',
    message: 'Limit for stack has been exceeded',
  },
  {
    quota: quotas.resources,
    add: (cloud, count) => create(cloud, count, { Resources: members(count, resource) }),
    code: 'ValidationError',
    message: 'Template format error: Number of resources, 3, is greater than maximum allowed, 2',
  },
  {
    quota: quotas.parameters,
    add: (cloud, count) =>
      create(cloud, count, { Parameters: members(count, { Type: 'String', Default: 'x' }) }),
    code: 'ValidationError',
    message: 'Template format error: Number of parameters, 3, is greater than maximum allowed, 2',
  },
  {
    quota: quotas.mappings,
    add: (cloud, count) => create(cloud, count, { Mappings: members(count, { a: { b: 'c' } }) }),
    code: 'ValidationError',
    message: 'Template format error: Number of mappings, 3, is greater than maximum allowed, 2',
  },
  {
    quota: quotas.outputs,
    add: (cloud, count) =>
      cloud.call('cloudformation', 'ValidateTemplate', {
        TemplateBody: templateOf({ Outputs: members(count, { Value: 'x' }) }),
      }),
    code: 'ValidationError',
    message: 'Template format error: Outputs count 3 is greater than max allowed 2',
  },
  {
    quota: quotas.templateSize,
    limit: 1000,
    present: 999,
    add: (cloud, count) =>
      cloud.call('cloudformation', 'ValidateTemplate', {
        TemplateURL: `https://templates.s3.amazonaws.com/${count}`,
      }),
    code: 'ValidationError',
    message: 'Template may not exceed 1000 bytes in size.',
  },
]);
