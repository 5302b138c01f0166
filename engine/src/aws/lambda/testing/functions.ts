// A function and its code, for tests.
import { zipSync } from 'fflate';
import { fault } from '../../../kernel/faults.ts';
import { standInService } from '../../../testing/stand-in-service.ts';

export const zip = (text: string) => zipSync({ 'index.js': Buffer.from(text) });

/** What CreateFunction takes for the function `f`. */
export const functionInput = {
  FunctionName: 'f',
  Role: 'arn:aws:iam::000000000000:role/r',
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
  Code: { ZipFile: zip('exports.handler = async () => 1') },
} as const;

/** Stands in for IAM: every role exists and is for Lambda, but for `ecs` and `nope`. */
export const lambdaRoles = standInService<'iam'>({
  id: 'iam',
  operations: {
    GetRole: ({ RoleName }, ctx) => {
      if (RoleName === 'nope') throw noSuchRole(RoleName);
      const Service = RoleName === 'ecs' ? 'ecs-tasks.amazonaws.com' : 'lambda.amazonaws.com';
      const statement = { Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' };
      return {
        Role: {
          Path: '/',
          RoleName,
          RoleId: 'AROAEXAMPLE',
          Arn: `arn:aws:iam::${ctx.account}:role/${RoleName}`,
          CreateDate: new Date(ctx.now),
          AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify({ Statement: [statement] })),
        },
      };
    },
  },
});

const noSuchRole = fault('NoSuchEntity', (name: string) => `The role with name ${name} cannot be found.`);
