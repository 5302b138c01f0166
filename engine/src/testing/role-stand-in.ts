// Stands in for IAM in tests of services that assume roles.
import { fault } from '../kernel/faults.ts';
import { standInService } from './stand-in-service.ts';

/**
 * Every role exists and trusts these services, but for `ecs`, which trusts ECS tasks, and `nope`, which does not exist.
 *
 * @param services for example `lambda.amazonaws.com`
 */
export const standInRoles = (...services: readonly string[]) =>
  standInService<'iam'>({
    id: 'iam',
    operations: {
      GetRole: ({ RoleName }, ctx) => {
        if (RoleName === 'nope') throw noSuchRole(RoleName);
        const Service = RoleName === 'ecs' ? ['ecs-tasks.amazonaws.com'] : services;
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
