// What calls of KMS need in policies. Key policies are not asked: they leave it to IAM, as the default one does.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';
import { requireKey } from './find.ts';

export const permissions: ServicePermissions = {
  actions: { ReEncrypt: ['ReEncryptFrom', 'ReEncryptTo'] },
  resource: ({ KeyId, TargetKeyId, DestinationKeyId }, at) => {
    const key = KeyId ?? TargetKeyId ?? DestinationKeyId;
    return key === undefined ? undefined : requireKey(key, at).arn;
  },
};
