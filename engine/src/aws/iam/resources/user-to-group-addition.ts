// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-usertogroupaddition.html
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { unlessGone } from './entity-policies.ts';

interface AdditionProperties {
  readonly GroupName: string;
  readonly Users: readonly string[];
}

const read = (properties: Properties) => properties as unknown as AdditionProperties;

export const userToGroupAdditionResource: ResourceType = {
  type: 'AWS::IAM::UserToGroupAddition',

  create(request, ctx) {
    const { GroupName, Users } = read(request.properties);
    for (const UserName of Users) ctx.call('iam', 'AddUserToGroup', { GroupName, UserName });
    return { status: 'success', physicalId: request.generatedName() };
  },

  update(physicalId, { properties, previous }, ctx) {
    const { GroupName, Users } = read(properties);
    const before = read(previous);
    const isSame = before.GroupName === GroupName;
    leave(
      before.GroupName,
      before.Users.filter((user) => !isSame || !Users.includes(user)),
      ctx,
    );
    for (const UserName of Users) ctx.call('iam', 'AddUserToGroup', { GroupName, UserName });
    return { status: 'success', physicalId };
  },

  delete(physicalId, { properties }, ctx) {
    const { GroupName, Users } = read(properties);
    leave(GroupName, Users, ctx);
    return { status: 'success', physicalId };
  },

  read(_physicalId, properties, ctx) {
    const { GroupName, Users } = read(properties);
    const members = ctx.call('iam', 'GetGroup', { GroupName }).Users ?? [];
    const held = Users.filter((user) => members.some(({ UserName }) => UserName === user));
    return held.length > 0 ? { GroupName, Users: held } : undefined;
  },
  attributes: (physicalId) => ({ Id: physicalId }),
};

function leave(GroupName: string, names: readonly string[], ctx: Context): void {
  for (const UserName of names)
    unlessGone(() => ctx.call('iam', 'RemoveUserFromGroup', { GroupName, UserName }));
}
