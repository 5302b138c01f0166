// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html
import type { Operation } from '../../../kernel/context.ts';
import { findInstanceProfile } from '../find.ts';
import { shownInstanceProfile } from '../views.ts';

export const getInstanceProfile: Operation<'iam', 'GetInstanceProfile'> = (input, ctx) => ({
  InstanceProfile: shownInstanceProfile(findInstanceProfile(input.InstanceProfileName, ctx), ctx),
});
