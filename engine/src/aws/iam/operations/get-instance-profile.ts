// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html
import type { Operation } from '../../../kernel/context.ts';
import { requireInstanceProfile } from '../find.ts';
import { instanceProfileView } from '../views.ts';

export const getInstanceProfile: Operation<'iam', 'GetInstanceProfile'> = (input, ctx) => ({
  InstanceProfile: instanceProfileView(requireInstanceProfile(input.InstanceProfileName, ctx), ctx),
});
