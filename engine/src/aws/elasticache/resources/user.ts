// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-user.html
import { tagsOf } from '../../../contracts/managed-stores/template-changes.ts';
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import { tagList } from '../../../contracts/tag-records.ts';
import { userArn } from '../find.ts';
import { users } from '../state.ts';
import { requireUser } from '../users/find.ts';
import { engineAsGiven, retag } from './properties.ts';

interface Declared {
  readonly UserId: string;
  readonly UserName: string;
  readonly Engine: string;
  readonly AccessString?: string;
  readonly NoPasswordRequired?: boolean;
  readonly Passwords?: string[];
  readonly AuthenticationMode?: {
    readonly Type: 'iam' | 'no-password-required' | 'password';
    readonly Passwords?: string[];
  };
}

const read = (properties: Properties) => {
  const { UserId, UserName, Engine, AccessString, NoPasswordRequired, Passwords, AuthenticationMode } =
    properties as unknown as Declared;
  return { UserId, UserName, Engine, AccessString, NoPasswordRequired, Passwords, AuthenticationMode };
};

export const userResource: ResourceType = {
  type: 'AWS::ElastiCache::User',
  create(request, ctx) {
    const given = read(request.properties);
    ctx.call('elasticache', 'CreateUser', { ...given, Tags: tagsOf(request) });
    return { status: 'success', physicalId: given.UserId };
  },
  update(id, request, ctx) {
    const { UserName: _same, ...given } = read(request.properties);
    ctx.call('elasticache', 'ModifyUser', { ...given, UserId: id });
    retag(userArn(id, ctx), request, ctx);
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    if (ctx.get(users, id)) ctx.call('elasticache', 'DeleteUser', { UserId: id });
    return { status: 'success', physicalId: id };
  },
  unread: ['AuthenticationMode', 'NoPasswordRequired', 'Passwords'],
  read(id, properties, ctx) {
    const user = requireUser(id, ctx);
    return {
      UserId: user.id,
      UserName: user.name,
      Engine: engineAsGiven(properties.Engine, user.engine),
      AccessString: user.accessString,
      Tags: tagList(user.tags),
    };
  },
  attributes: (id, ctx) => ({ Arn: userArn(requireUser(id, ctx).id, ctx), Status: 'active' }),
};
